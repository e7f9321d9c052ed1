package io.tidings.access;

import io.tidings.access.session.Session;
import io.tidings.access.session.StreamTicket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that finds out who makes it when it is asked, and keeps the answer. */
public final class CallerRequest extends HttpServletRequestWrapper {

  private static final String ATTRIBUTE = CallerRequest.class.getName();

  private final Credentials credentials;
  private @Nullable Identity identity;
  private boolean ticketCounts;

  CallerRequest(HttpServletRequest request, Credentials credentials) {
    super(request);
    this.credentials = credentials;
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * Who makes a request as JAX-RS gives it; nobody where {@link AccessFilter} is not.
   *
   * @param byTicketToo whether a ticket in the URL counts; once it has, it goes on to
   */
  static Identity identify(HttpServletRequest request, boolean byTicketToo) {
    if (request.getAttribute(ATTRIBUTE) instanceof CallerRequest ours) {
      return byTicketToo ? ours.identifyByTicketToo() : ours.identify();
    }
    return new Identity.Unknown(AccessProblems.notAuthorised());
  }

  /** The session that a request came with; empty when it came with a key or a ticket. */
  public static Optional<Session> session(HttpServletRequest request) {
    return identify(request, false) instanceof Identity.Known known
        ? known.session()
        : Optional.empty();
  }

  /** The ticket that let a request in; empty when its caller came with a key or a session. */
  public static Optional<StreamTicket> ticket(HttpServletRequest request) {
    return identify(request, true) instanceof Identity.Known known
        ? known.ticket()
        : Optional.empty();
  }

  /** Whether it is one of an operator, who sees what belongs to no message. */
  public static boolean isOperator(HttpServletRequest request) {
    return identify(request, false).refusalAsOperator().isEmpty();
  }

  private synchronized Identity identifyByTicketToo() {
    if (!ticketCounts) {
      ticketCounts = true;
      credentials.byTicket(original()).ifPresent(found -> identity = found);
    }
    return identify();
  }

  private synchronized Identity identify() {
    var known = identity;
    if (known == null) {
      known = credentials.identify(original());
      identity = known;
    }
    return known;
  }

  private HttpServletRequest original() {
    return (HttpServletRequest) getRequest();
  }

  /**
   * Nobody before {@link AccessCheck} has asked: servers want to know of every request, also of one
   * that is open to all, whose key or cookie may be somebody else's.
   */
  @Override
  public synchronized @Nullable Principal getUserPrincipal() {
    return identity instanceof Identity.Known known ? known.caller() : null;
  }

  @Override
  public @Nullable String getRemoteUser() {
    var caller = getUserPrincipal();
    return caller == null ? null : caller.getName();
  }
}
