package io.tidings.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request without some of its headers. */
final class ReadableRequest extends HttpServletRequestWrapper {

  private final List<NegotiationHeader> hidden;

  ReadableRequest(HttpServletRequest request, List<NegotiationHeader> hidden) {
    super(request);
    this.hidden = hidden;
  }

  private boolean hides(String name) {
    return hidden.stream().anyMatch(header -> header.title().equalsIgnoreCase(name));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return hides(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var names = Collections.list(super.getHeaderNames());
    names.removeIf(this::hides);
    return Collections.enumeration(names);
  }

  @Override
  public @Nullable String getContentType() {
    return hides(NegotiationHeader.CONTENT_TYPE.title()) ? null : super.getContentType();
  }
}
