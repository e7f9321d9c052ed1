package io.tidings.access;

import io.tidings.access.key.AccessSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets pages of listed other sites call with a key; never with a cookie. */
@ApplicationScoped
class AllowedOrigins {

  @Inject private AccessSettings settings;

  /**
   * Adds the CORS headers.
   *
   * @return whether the request was a preflight and is answered
   */
  boolean answer(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader("Vary", "Origin");
    var origin = request.getHeader("Origin");
    if (origin == null || !settings.allowedOrigins().contains(origin)) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader(
        "Access-Control-Expose-Headers",
        "Idempotency-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After");
    if (!request.getMethod().equals("OPTIONS")
        || request.getHeader("Access-Control-Request-Method") == null) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
    response.setHeader(
        "Access-Control-Allow-Headers",
        "Authorization, Content-Type, Idempotency-Key, Last-Event-ID");
    response.setHeader("Access-Control-Max-Age", "600");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    return true;
  }
}
