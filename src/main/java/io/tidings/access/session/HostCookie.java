package io.tidings.access.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie out of reach of scripts and of other sites. By https its name begins with {@code
 * __Host-}, so that no sibling domain can set one in its place (RFC 6265bis, section 4.1.3.2).
 */
public record HostCookie(String name) {

  public Optional<String> valueIn(HttpServletRequest request) {
    var fullName = fullName(request);
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(fullName))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** The value of a {@code Set-Cookie} header; it lasts as long as the browser likes. */
  public String with(String value, HttpServletRequest request) {
    return fullName(request) + "=" + value + attributes(request);
  }

  /** The same for some time. */
  public String lasting(Duration time, String value, HttpServletRequest request) {
    return fullName(request) + "=" + value + "; Max-Age=" + time.toSeconds() + attributes(request);
  }

  /** The value of a {@code Set-Cookie} header that ends it. */
  public String end(HttpServletRequest request) {
    return lasting(Duration.ZERO, "", request);
  }

  private String fullName(HttpServletRequest request) {
    return Https.isUsed(request) ? "__Host-" + name : name;
  }

  private static String attributes(HttpServletRequest request) {
    return "; Path=/; HttpOnly; SameSite=Strict" + (Https.isUsed(request) ? "; Secure" : "");
  }
}
