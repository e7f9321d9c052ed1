package io.tidings.send.accept;

import io.tidings.message.record.MessageInsert;
import io.tidings.send.body.SendAt;
import io.tidings.send.limit.DayQuotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;

/** Decides on send requests that arrived together, and stores those that are to be stored. */
@ApplicationScoped
class AcceptWriter {

  @Inject private IdempotencyKeys keys;
  @Inject private DayQuotas quotas;
  @Inject private MessageInsert insert;

  /** What it decided holds once it has returned. */
  @Transactional
  void store(List<Acceptance> batch) {
    batch.forEach(Acceptance::undecided);
    keys.claim(batch.stream().filter(each -> each.request().idempotencyKey().isPresent()).toList());
    // Locks the callers' days in one order everywhere, so that nodes cannot deadlock.
    batch.stream()
        .filter(Acceptance::isUndecided)
        .sorted(Comparator.comparing(each -> each.request().caller()))
        .forEach(this::decideByLimits);
    insert(batch.stream().filter(Acceptance::isStored).toList());
  }

  private void decideByLimits(Acceptance asked) {
    var request = asked.request();
    if (request.sendAt().filter(at -> SendAt.isPast(at, request.createdAt())).isPresent()) {
      asked.decide(new AcceptOutcome.TimePassed());
      return;
    }
    var taken = quotas.take(request.caller(), request.recipients(), request.createdAt());
    asked.decide(
        taken.isPresent() && !taken.get().granted()
            ? new AcceptOutcome.OverQuota(taken.get().left())
            : new AcceptOutcome.Stored(
                request, asked.messages(), taken.map(DayQuotas.Count::left)));
  }

  private void insert(List<Acceptance> stored) {
    if (!stored.isEmpty()) {
      insert.insert(
          stored.stream().map(Acceptance::request).toList(),
          stored.stream().flatMap(each -> each.messages().stream()).toList());
    }
  }
}
