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
import java.util.regex.Pattern;

/**
 * Lets known callers into {@code /api}: by the key in {@code Authorization: Bearer}, by the cookie
 * of a session, or to a stream by a ticket in the URL.
 */
public class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String BEARER = "Bearer ";
  private static final Set<String> OPEN = Set.of("/api/live", "/api/ready", "/api/metrics");
  private static final String SESSION = "/api/session";
  private static final Set<String> SIGNING = Set.of("POST", "DELETE");
  private static final Pattern STREAM = Pattern.compile("/api/(events|messages/[^/]+/events)");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private transient Callers callers;
  @Inject private transient Sessions sessions;
  @Inject private transient StreamTickets tickets;
  @Inject private transient AllowedOrigins origins;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (origins.answer(request, response)) {
      return;
    }
    var token = ticketIn(request);
    var caller = callerOf(request, token);
    if (caller.isPresent()) {
      chain.doFilter(new CallerRequest(request, caller.get()), response);
    } else if (isOpen(request)) {
      chain.doFilter(request, response);
    } else {
      refuse(response, token.isPresent() ? badTicket() : notAuthorised());
    }
  }

  /**
   * A wrong key is refused even beside a good cookie, and so is a wrong ticket: the caller meant to
   * use it.
   */
  private Optional<Caller> callerOf(HttpServletRequest request, Optional<String> ticket) {
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? callers.byKey(authorization.substring(BEARER.length()).trim())
          : Optional.empty();
    }
    if (ticket.isPresent()) {
      var found = ticket.flatMap(tickets::find);
      found.ifPresent(known -> known.attachTo(request));
      return found.map(StreamTicket::caller);
    }
    return isFromElsewhere(request)
        ? Optional.empty()
        : SessionCookie.tokenOf(request).flatMap(sessions::find);
  }

  private static Optional<String> ticketIn(HttpServletRequest request) {
    boolean toStream =
        READING.contains(request.getMethod()) && STREAM.matcher(pathOf(request)).matches();
    return toStream ? Optional.ofNullable(request.getParameter("ticket")) : Optional.empty();
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

  private static String pathOf(HttpServletRequest request) {
    return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  private static boolean isOpen(HttpServletRequest request) {
    var path = pathOf(request);
    return OPEN.contains(path) || (path.equals(SESSION) && SIGNING.contains(request.getMethod()));
  }

  private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
  }

  static Problem notAuthorised() {
    return Problem.of(
        "not-authorised",
        401,
        "Not authorised",
        "Send a key this server knows as 'Authorization: Bearer <key>', or sign in on the page.");
  }

  private static Problem badTicket() {
    return Problem.of(
        "bad-ticket",
        401,
        "The ticket is unknown or has expired",
        "Get a new one and go on with lastEventId set to the last id you have.");
  }
}
