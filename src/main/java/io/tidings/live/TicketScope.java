package io.tidings.live;

import io.tidings.access.StreamTicket;
import io.tidings.message.SendRequest;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds a reader with a ticket to the send requests the ticket names. */
final class TicketScope {

  private TicketScope() {}

  static List<String> correlationIds(StreamTicket ticket) {
    return ticket.correlationIds().stream().map(UUID::toString).toList();
  }

  static void check(Optional<StreamTicket> ticket, List<SendRequest> requests) {
    boolean allowed =
        ticket.isEmpty()
            || requests.stream()
                .allMatch(r -> ticket.get().correlationIds().contains(r.correlationId().value()));
    if (!allowed) {
      throw new ProblemException(
          Problem.of(
              "not-in-ticket",
              403,
              "The ticket does not name all of these send requests",
              "Get a ticket for them, or leave correlationId out to follow those it names."));
    }
  }
}
