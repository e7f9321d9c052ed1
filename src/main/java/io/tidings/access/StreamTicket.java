package io.tidings.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The right of a page that holds no key to follow some send requests, for a short time and in the
 * name of the caller who asked for it.
 */
public record StreamTicket(Caller caller, Set<UUID> correlationIds) {

  /** The ticket that let the request in; empty when its caller came with a key or a session. */
  public static Optional<StreamTicket> of(HttpServletRequest request) {
    return CallerRequest.identify(request, true) instanceof Identity.Known known
        ? known.ticket()
        : Optional.empty();
  }
}
