package io.tidings.access;

import jakarta.servlet.http.HttpServletRequest;

/** Tells whether the browser came by https, as far as the server or a proxy knows. */
final class Https {

  private Https() {}

  static boolean isUsed(HttpServletRequest request) {
    var forwarded = request.getHeader("X-Forwarded-Proto");
    return request.isSecure()
        || (forwarded != null && forwarded.split(",", 2)[0].trim().equalsIgnoreCase("https"));
  }
}
