package io.tidings.reconcile;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.MessageRepository;
import io.tidings.message.Status;
import io.tidings.message.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Finds messages that have been silent for too long, each time after a longer wait. */
@ApplicationScoped
class OverdueMessages {

  static final int MOST_SETTLED = 5_000;
  private static final int MOST_ENDED = 500;

  /**
   * From one look to the next, in units of the configured silence. With 5 minutes the looks are 5
   * and 15 minutes, 1, 6, 24 and 47 hours after the submit, for Infobip's logs go back 48 hours;
   * the end is at 49 hours, an hour after the longest validity.
   */
  private static final List<Integer> NEXT = List.of(2, 9, 60, 216, 276, 24);

  private static final String SETTLE =
      """
      update message set check_at = null where id in (
        select id from message where check_at <= ?1 and outcome in ('DELIVERED', 'FAILED')
         limit ?2 for no key update skip locked)
      """;

  private static final String OPEN =
      "select * from message where check_at <= ?1 and outcome in ('PENDING', 'SENT') and checks ";

  private static final String OLDEST = " order by check_at limit ?2 for no key update skip locked";

  @PersistenceContext private EntityManager entities;
  @Inject private MessageRepository messages;
  @Inject private StatusRecorder statuses;
  @Inject private ReconcileSettings settings;
  @Inject private Clock clock;

  /**
   * Takes messages off the list that ended before their check came, which most do. Reports leave
   * that to us, so that they need not touch an index.
   *
   * @return how many, at most {@link #MOST_SETTLED}
   */
  @Transactional
  int settle() {
    return entities
        .createNativeQuery(SETTLE)
        .setParameter(1, clock.instant())
        .setParameter(2, MOST_SETTLED)
        .executeUpdate();
  }

  /**
   * Claims the messages to ask for now by setting their next check; a crash before the answer only
   * means that they wait for that one.
   */
  @Transactional
  List<UUID> claim(int most) {
    var due = due("< " + NEXT.size(), most);
    due.forEach(
        message -> {
          var wait = settings.silentAfter().multipliedBy(NEXT.get(message.checks()));
          message.checked(clock.instant().plus(wait));
        });
    return due.stream().map(Message::id).toList();
  }

  /** The look was in vain, for nobody answered: it does not count as one. */
  @Transactional
  void postpone(List<UUID> ids) {
    var soon = clock.instant().plus(settings.silentAfter());
    messages.lock(ids).stream()
        .filter(message -> !message.status().isFinal())
        .forEach(message -> message.notChecked(soon));
  }

  /**
   * Ends messages that nobody will ever tell of. A report that comes all the same corrects it.
   *
   * @return how many
   */
  @Transactional
  int endSilent() {
    var silent = due(">= " + NEXT.size(), MOST_ENDED);
    silent.forEach(Message::settled);
    statuses.record(
        silent,
        silent.stream()
            .map(
                message ->
                    DeliveryReport.ours(
                        message.id(),
                        Status.NO_REPORT,
                        "No final report came, and Infobip's logs knew of none."))
            .toList());
    return silent.size();
  }

  @SuppressWarnings("unchecked")
  private List<Message> due(String checks, int most) {
    return entities
        .createNativeQuery(OPEN + checks + OLDEST, Message.class)
        .setParameter(1, clock.instant())
        .setParameter(2, most)
        .getResultList();
  }
}
