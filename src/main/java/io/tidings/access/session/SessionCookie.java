package io.tidings.access.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie that carries a page's session: out of reach of scripts and of other sites. By https
 * its name begins with {@code __Host-}, so that no sibling domain can set one in its place (RFC
 * 6265bis, section 4.1.3.2).
 */
public final class SessionCookie {

  private static final String NAME = "tidings_session";

  private SessionCookie() {}

  public static Optional<String> tokenOf(HttpServletRequest request) {
    var name = name(request);
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** The value of a {@code Set-Cookie} header that begins a session. */
  public static String begin(String token, HttpServletRequest request) {
    return name(request) + "=" + token + attributes(request);
  }

  /** The value of a {@code Set-Cookie} header that ends a session. */
  public static String end(HttpServletRequest request) {
    return name(request) + "=; Max-Age=0" + attributes(request);
  }

  private static String name(HttpServletRequest request) {
    return Https.isUsed(request) ? "__Host-" + NAME : NAME;
  }

  private static String attributes(HttpServletRequest request) {
    return "; Path=/; HttpOnly; SameSite=Strict" + (Https.isUsed(request) ? "; Secure" : "");
  }
}
