package io.tidings.submit;

import static io.tidings.message.Attempt.WAITING;

import io.tidings.message.DeliveryReport;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Writes into the history of due messages that nothing can be submitted, once for each. */
@ApplicationScoped
class WaitingMessages {

  /** What waits no longer than this is not worth an entry. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MOST = 500;

  /** By the index of the outbox. */
  private static final String WAITING_SINCE =
      """
      select id, cast(extract(epoch from due_at) * 1000000 as bigint) from message
       where (due_at, id) > (?1, ?2) and due_at <= ?3 and lease_until is null
         and attempt is distinct from 'WAITING'
       order by due_at, id limit ?4 for no key update skip locked
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private StatusRecorder statuses;
  @Inject private Clock clock;

  /** Up to where the outbox was looked through, so that a long wait is not read again and again. */
  record Place(Instant dueAt, UUID id) {

    static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
  }

  /**
   * Looks on from a place, at so many messages at most.
   *
   * @param why nothing can be submitted
   */
  @Transactional
  @SuppressWarnings("unchecked")
  Place note(Place from, String why) {
    var until = clock.instant().minus(PATIENCE);
    List<Object[]> rows =
        entities
            .createNativeQuery(WAITING_SINCE)
            .setParameter(1, from.dueAt())
            .setParameter(2, from.id())
            .setParameter(3, until)
            .setParameter(4, MOST)
            .getResultList();
    statuses.record(
        rows.stream().map(row -> DeliveryReport.noted((UUID) row[0], WAITING, why)).toList());
    if (rows.size() < MOST) {
      return until.isAfter(from.dueAt()) ? new Place(until, new UUID(-1, -1)) : from;
    }
    var last = rows.get(rows.size() - 1);
    var dueAt = Instant.EPOCH.plus((Long) last[1], ChronoUnit.MICROS);
    return new Place(dueAt, (UUID) last[0]);
  }
}
