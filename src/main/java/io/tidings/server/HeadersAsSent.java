package io.tidings.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers of a request as they came, where a filter hides some of them from JAX-RS. */
public final class HeadersAsSent {

  private static final String ATTRIBUTE = "io.tidings.request-as-sent";

  private HeadersAsSent() {}

  /** Notes what the request is like before it is wrapped. */
  public static void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, request);
  }

  /** By name in any case. */
  public static Map<String, List<String>> of(HttpServletRequest request) {
    var sent =
        request.getAttribute(ATTRIBUTE) instanceof HttpServletRequest before ? before : request;
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (var name : Collections.list(sent.getHeaderNames())) {
      headers.put(name, Collections.list(sent.getHeaders(name)));
    }
    return headers;
  }
}
