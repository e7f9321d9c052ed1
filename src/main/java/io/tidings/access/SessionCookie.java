package io.tidings.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that carries a page's session: out of reach of scripts and of other sites. */
final class SessionCookie {

  private static final String NAME = "tidings_session";

  private SessionCookie() {}

  static Optional<String> tokenOf(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** The value of a {@code Set-Cookie} header that begins a session. */
  static String begin(String token, HttpServletRequest request) {
    return NAME + "=" + token + attributes(request);
  }

  /** The value of a {@code Set-Cookie} header that ends a session. */
  static String end(HttpServletRequest request) {
    return NAME + "=; Max-Age=0" + attributes(request);
  }

  private static String attributes(HttpServletRequest request) {
    boolean https =
        request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return "; Path=/; HttpOnly; SameSite=Strict" + (https ? "; Secure" : "");
  }
}
