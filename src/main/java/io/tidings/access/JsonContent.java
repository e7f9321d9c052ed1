package io.tidings.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a body is declared to be JSON. Pages of other sites can send any other type without
 * asking first (Fetch, CORS-safelisted request-header).
 */
final class JsonContent {

  private static final String JSON = "application/json";

  private JsonContent() {}

  /** Whether the request has a body that is not declared to be JSON. */
  static boolean isMissing(HttpServletRequest request) {
    boolean hasBody =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    return hasBody && !isJson(request.getContentType());
  }

  private static boolean isJson(@Nullable String type) {
    return type != null && type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(JSON);
  }
}
