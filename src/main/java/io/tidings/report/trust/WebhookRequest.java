package io.tidings.report.trust;

import io.tidings.server.HeadersAsSent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A webhook call before its body is read.
 *
 * @param token what stands at the end of its URL, or nothing
 * @param peer the address of whoever is connected to this server
 * @param headers by name in any case
 */
public record WebhookRequest(String token, String peer, Map<String, List<String>> headers) {

  public static WebhookRequest of(HttpServletRequest request, String token) {
    return new WebhookRequest(
        token, String.valueOf(request.getRemoteAddr()), HeadersAsSent.of(request));
  }

  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  public boolean isXml() {
    return header("Content-Type").stream()
        .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("xml"));
  }
}
