package io.tidings.report;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A webhook call before its body is read.
 *
 * @param token what stands at the end of its URL, or nothing
 * @param peer the address of whoever is connected to this server
 * @param headers by name in any case
 */
record WebhookRequest(String token, String peer, Map<String, List<String>> headers) {

  static WebhookRequest of(HttpServletRequest request, String token) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (var name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return new WebhookRequest(token, String.valueOf(request.getRemoteAddr()), headers);
  }

  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  boolean isXml() {
    return header("Content-Type").stream()
        .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("xml"));
  }
}
