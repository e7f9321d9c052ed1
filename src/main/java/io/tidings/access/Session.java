package io.tidings.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A page that somebody has signed in on.
 *
 * @param id names it without being a secret: the hash of its token, in hex
 */
public record Session(String id, Caller caller) {

  /** The session that the request came with; empty when it came with a key or a ticket. */
  public static Optional<Session> of(HttpServletRequest request) {
    return CallerRequest.identify(request, false) instanceof Identity.Known known
        ? known.session()
        : Optional.empty();
  }
}
