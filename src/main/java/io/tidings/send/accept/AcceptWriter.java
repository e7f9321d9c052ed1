package io.tidings.send.accept;

import io.tidings.access.key.Caller;
import io.tidings.message.CorrelationId;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageInsert;
import io.tidings.send.body.SendAt;
import io.tidings.send.limit.DayQuotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides on send requests that arrived together, and stores those that are to be stored. */
@ApplicationScoped
class AcceptWriter {

  @Inject private IdempotencyKeys keys;
  @Inject private DayQuotas quotas;
  @Inject private MessageInsert insert;

  /**
   * @return what became of each, in their order; it holds once this has returned
   */
  @Transactional
  List<AcceptOutcome> store(List<Acceptance> batch) {
    var outcomes =
        new HashMap<CorrelationId, AcceptOutcome>(
            keys.claim(batch.stream().map(Acceptance::request).toList()));
    // Locks the callers' days in one order everywhere, so that nodes cannot deadlock.
    batch.stream()
        .filter(asked -> !outcomes.containsKey(asked.request().correlationId()))
        .sorted(Comparator.comparing(asked -> nameOf(asked.request())))
        .forEach(asked -> outcomes.put(asked.request().correlationId(), byLimits(asked)));
    var inOrder =
        batch.stream()
            .map(asked -> outcomes.get(asked.request().correlationId()))
            .map(Objects::requireNonNull)
            .toList();
    insert(inOrder);
    return inOrder;
  }

  private AcceptOutcome byLimits(Acceptance asked) {
    var request = asked.request();
    if (request.sendAt().filter(at -> SendAt.isPast(at, request.createdAt())).isPresent()) {
      return new AcceptOutcome.TimePassed();
    }
    var taken =
        request.isTest() // which costs nothing
            ? Optional.<DayQuotas.Count>empty()
            : quotas.take(nameOf(request), request.recipients(), request.createdAt());
    return taken.isPresent() && !taken.get().granted()
        ? new AcceptOutcome.OverQuota(taken.get().left())
        : new AcceptOutcome.Stored(request, asked.messages(), taken.map(DayQuotas.Count::left));
  }

  /** By which limits go. */
  private static String nameOf(SendRequest request) {
    return new Caller(request.team(), request.caller()).getName();
  }

  private void insert(List<AcceptOutcome> outcomes) {
    var stored =
        outcomes.stream()
            .filter(AcceptOutcome.Stored.class::isInstance)
            .map(AcceptOutcome.Stored.class::cast)
            .toList();
    if (!stored.isEmpty()) {
      insert.insert(
          stored.stream().map(AcceptOutcome.Stored::request).toList(),
          stored.stream().flatMap(each -> each.messages().stream()).toList());
    }
  }
}
