package io.tidings.access;

import io.tidings.access.Identity.Known;
import io.tidings.access.Identity.Unknown;
import io.tidings.access.session.Session;
import io.tidings.access.session.SessionCookie;
import io.tidings.access.session.Sessions;
import io.tidings.access.session.StreamTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who makes a request: by the key in {@code Authorization: Bearer}, by the cookie of a
 * session, or by a ticket in the URL. A wrong key is refused even beside a good cookie, and so is a
 * wrong ticket: the caller meant to use it.
 */
@ApplicationScoped
class Credentials {

  private static final String BEARER = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private KeyCheck keys;
  @Inject private Sessions sessions;
  @Inject private StreamTickets tickets;

  /** By key or session. */
  Identity identify(HttpServletRequest request) {
    var given = Collections.list(request.getHeaders("Authorization"));
    return switch (given.size()) {
      case 0 -> bySession(request);
      case 1 -> byKey(given.get(0), request);
      default -> new Unknown(AccessProblems.notAuthorised()); // who knows which a proxy has seen
    };
  }

  /** By ticket; empty when there is none, or a key beside it. */
  Optional<Identity> byTicket(HttpServletRequest request) {
    return request.getHeader("Authorization") == null
        ? ticketIn(request).map(this::byTicket)
        : Optional.empty();
  }

  /** Where a request comes from, as far as our own proxies tell. */
  String addressOf(HttpServletRequest request) {
    return keys.addressOf(request);
  }

  private Identity byKey(String authorization, HttpServletRequest request) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? keys.check(authorization.substring(BEARER.length()).trim(), request, KeyCheck.Use.CALL)
        : new Unknown(AccessProblems.notAuthorised());
  }

  /** Asked only of requests without a body, which a parameter might have to be looked for in. */
  private static Optional<String> ticketIn(HttpServletRequest request) {
    return READING.contains(request.getMethod())
        ? Optional.ofNullable(request.getParameter("ticket"))
        : Optional.empty();
  }

  private Identity byTicket(String token) {
    return tickets
        .find(token)
        .<Identity>map(ticket -> new Known(ticket.key(), Optional.empty(), Optional.of(ticket)))
        .orElseGet(() -> new Unknown(AccessProblems.badTicket()));
  }

  /** A browser adds the cookie whoever makes the request, so it must be our page. */
  private Identity bySession(HttpServletRequest request) {
    var token = SessionCookie.tokenOf(request);
    if (token.isEmpty() || ForeignPage.makes(request)) {
      return new Unknown(AccessProblems.notAuthorised());
    }
    if (JsonContent.isMissing(request)) {
      return new Unknown(AccessProblems.jsonOnly());
    }
    return sessions.find(token.get()).<Identity>map(Credentials::of).orElseGet(Credentials::nobody);
  }

  private static Identity of(Session session) {
    return new Known(session.key(), Optional.of(session), Optional.empty());
  }

  private static Identity nobody() {
    return new Unknown(AccessProblems.notAuthorised());
  }
}
