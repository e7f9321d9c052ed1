package io.tidings.access.session;

import jakarta.servlet.http.HttpServletRequest;

/** Tells whether the browser came by https, as far as the server or a proxy knows. */
public final class Https {

  private Https() {}

  public static boolean isUsed(HttpServletRequest request) {
    var forwarded = request.getHeader("X-Forwarded-Proto");
    return request.isSecure()
        || (forwarded != null && forwarded.split(",", 2)[0].trim().equalsIgnoreCase("https"));
  }
}
