package io.tidings.access;

import io.tidings.access.session.Https;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page that is not ours makes a request. A cookie that is SameSite=Strict still
 * comes along from sibling domains and from other ports of this host.
 */
final class ForeignPage {

  private static final Set<String> OURS = Set.of("same-origin", "none");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private ForeignPage() {}

  static boolean makes(HttpServletRequest request) {
    return hasForeignOrigin(request)
        || (changesSomething(request) && tellsAnotherSite(request.getHeader("Sec-Fetch-Site")));
  }

  private static boolean changesSomething(HttpServletRequest request) {
    return !READING.contains(request.getMethod());
  }

  private static boolean tellsAnotherSite(@Nullable String site) {
    return site != null && !OURS.contains(site);
  }

  /**
   * Programs send no {@code Origin}. A proxy that ends https need not say so, so a page by https is
   * ours whatever this connection is; one by http only when nothing says https.
   */
  private static boolean hasForeignOrigin(HttpServletRequest request) {
    var origins = Collections.list(request.getHeaders("Origin"));
    return !origins.isEmpty()
        && !(origins.size() == 1 && isOurs(origins.get(0).toLowerCase(Locale.ROOT), request));
  }

  private static boolean isOurs(String origin, HttpServletRequest request) {
    return names(request)
        .anyMatch(
            name ->
                origin.equals("https://" + without(":443", name))
                    || (origin.equals("http://" + without(":80", name)) && !Https.isUsed(request)));
  }

  /** What the browser calls us: a page of another site cannot choose either header. */
  private static Stream<String> names(HttpServletRequest request) {
    return Stream.of("Host", "X-Forwarded-Host")
        .flatMap(header -> Collections.list(request.getHeaders(header)).stream())
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(name -> name.trim().toLowerCase(Locale.ROOT));
  }

  private static String without(String port, String name) {
    return name.endsWith(port) ? name.substring(0, name.length() - port.length()) : name;
  }
}
