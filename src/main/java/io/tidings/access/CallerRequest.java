package io.tidings.access;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Scope;
import io.tidings.access.session.Session;
import io.tidings.access.session.StreamTicket;
import io.tidings.audit.Who;
import io.tidings.content.Content;
import io.tidings.problem.ProblemException;
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

  /** The name of the session that a request came with, or that its ticket was got in. */
  public static Optional<String> sessionId(HttpServletRequest request) {
    return session(request)
        .map(Session::id)
        .or(() -> ticket(request).flatMap(StreamTicket::session));
  }

  /**
   * The key by which somebody was let in, also when a session or a ticket stood for it.
   *
   * @throws IllegalStateException when nobody was, which no method is called for that needs a
   *     caller
   */
  public static AccessKey key(HttpServletRequest request) {
    // A ticket counts where AccessCheck has let it, and nowhere else.
    if (identify(request, false) instanceof Identity.Known known) {
      return known.key();
    }
    throw new IllegalStateException("nobody was let in");
  }

  /** Whether somebody was let in by a test key. */
  public static boolean isOfTestKey(HttpServletRequest request) {
    return key(request).test();
  }

  /** What whoever was let in is shown of numbers and texts. */
  public static Content content(HttpServletRequest request) {
    return key(request).may(Scope.READ_CONTENT) ? Content.SHOWN : Content.HIDDEN;
  }

  /**
   * Who calls, in whose name and for which team everything is done and read.
   *
   * @throws IllegalStateException as {@link #key} does
   */
  public static Caller caller(HttpServletRequest request) {
    return key(request).caller();
  }

  /** Whose data a call is about: that of its caller, and of nobody else. */
  public static String team(HttpServletRequest request) {
    return caller(request).team();
  }

  /**
   * Who was let in, for the record of what is done.
   *
   * @throws IllegalStateException when nobody was, which no method is called for that needs a
   *     caller
   */
  public static Who who(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof CallerRequest ours
        && ours.identify() instanceof Identity.Known known) {
      return known.key().who(known.session().map(Session::id), ours.credentials.addressOf(request));
    }
    throw new IllegalStateException("nobody was let in");
  }

  /**
   * For what a call needs beside what its method declares, because of its body.
   *
   * @throws ProblemException when the key may not do it
   */
  public static void require(HttpServletRequest request, Need need) {
    identify(request, false)
        .refusal(need)
        .ifPresent(
            refusal -> {
              throw new ProblemException(refusal);
            });
  }

  /** The ticket that let a request in; empty when its caller came with a key or a session. */
  public static Optional<StreamTicket> ticket(HttpServletRequest request) {
    return identify(request, true) instanceof Identity.Known known
        ? known.ticket()
        : Optional.empty();
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
