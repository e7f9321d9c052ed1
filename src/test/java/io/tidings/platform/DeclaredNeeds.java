package io.tidings.platform;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import java.util.Map;
import java.util.TreeMap;

/** What each call needs, as the method it ends in declares it. */
public final class DeclaredNeeds {

  private DeclaredNeeds() {}

  /** By calls such as {@code GET /api/messages}. */
  public static Map<String, Need> all() {
    var needs = new TreeMap<String, Need>();
    ResourceCalls.methods(new ApiApplication())
        .forEach((call, method) -> needs.put(call, method.getAnnotation(Needs.class).value()));
    ResourceCalls.methods(new WebhooksApplication())
        .forEach((call, method) -> needs.put(call, method.getAnnotation(Needs.class).value()));
    return needs;
  }
}
