package io.tidings.platform.http;

import io.tidings.access.session.Https;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Tells browsers to run nothing but our own page, to let no other page near it, to keep nothing the
 * API says, and to come by https once they have (ADR 0062). {@code wildfly-config/tidings.cli} has
 * the same for what WildFly answers by itself.
 */
public class HeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  private static final Map<String, String> OF_ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
              + " form-action 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          // Pages of allowed origins ask with CORS, which this does not concern.
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), display-capture=(), fullscreen=(), geolocation=(), hid=(), microphone=(),"
              + " midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()");

  /** A year, and hosts below ours too. */
  private static final String HTTPS_ONLY = "max-age=31536000; includeSubDomains";

  /** Where the server has mapped a request to, not what its path looks like. */
  private static final Set<String> OF_APPLICATIONS = Set.of("/api", "/webhooks");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    OF_ALL.forEach(response::setHeader);
    if (Https.isUsed(request)) {
      response.setHeader("Strict-Transport-Security", HTTPS_ONLY);
    }
    if (OF_APPLICATIONS.contains(request.getServletPath())) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}
