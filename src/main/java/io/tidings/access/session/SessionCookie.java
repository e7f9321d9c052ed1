package io.tidings.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The cookie that carries a page's session. */
public final class SessionCookie {

  private static final HostCookie COOKIE = new HostCookie("tidings_session");

  private SessionCookie() {}

  public static Optional<String> tokenOf(HttpServletRequest request) {
    return COOKIE.valueIn(request);
  }

  /** The value of a {@code Set-Cookie} header that begins a session. */
  public static String begin(String token, HttpServletRequest request) {
    return COOKIE.with(token, request);
  }

  /** The value of a {@code Set-Cookie} header that ends a session. */
  public static String end(HttpServletRequest request) {
    return COOKIE.end(request);
  }
}
