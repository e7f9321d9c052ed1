package io.tidings.access;

import io.tidings.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Lets known callers into {@code /api}: by the key in {@code Authorization: Bearer}, or by the
 * cookie of a session.
 */
public class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String BEARER = "Bearer ";
  private static final Set<String> OPEN = Set.of("/api/live", "/api/ready", "/api/metrics");
  private static final String SESSION = "/api/session";
  private static final Set<String> SIGNING = Set.of("POST", "DELETE");

  @Inject private transient Callers callers;
  @Inject private transient Sessions sessions;
  @Inject private transient AllowedOrigins origins;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (origins.answer(request, response)) {
      return;
    }
    var caller = callerOf(request);
    if (caller.isPresent()) {
      chain.doFilter(new CallerRequest(request, caller.get()), response);
    } else if (isOpen(request)) {
      chain.doFilter(request, response);
    } else {
      refuse(response);
    }
  }

  /** A wrong key is refused even beside a good cookie: the caller meant to use the key. */
  private Optional<Caller> callerOf(HttpServletRequest request) {
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? callers.byKey(authorization.substring(BEARER.length()).trim())
          : Optional.empty();
    }
    return isFromElsewhere(request)
        ? Optional.empty()
        : SessionCookie.tokenOf(request).flatMap(sessions::find);
  }

  /**
   * Whether a page that is not ours makes the call. A cookie that is SameSite=Strict still comes
   * along from sibling domains and from other ports of this host; Fetch Metadata tells them apart.
   */
  private static boolean isFromElsewhere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    boolean changes = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    return changes && site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean isOpen(HttpServletRequest request) {
    var path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    return OPEN.contains(path) || (path.equals(SESSION) && SIGNING.contains(request.getMethod()));
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(notAuthorised().toJson().getBytes(StandardCharsets.UTF_8));
  }

  static Problem notAuthorised() {
    return Problem.of(
        "not-authorised",
        401,
        "Not authorised",
        "Send a key this server knows as 'Authorization: Bearer <key>', or sign in on the page.");
  }
}
