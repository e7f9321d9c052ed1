package io.tidings.reconcile;

import io.tidings.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds messages that have been silent for too long, each time after a longer wait. */
@ApplicationScoped
class OverdueMessages {

  /**
   * From one look to the next, in units of the configured silence: with 5 minutes the looks are 5
   * and 15 minutes, 1, 6, 24 and 47 hours after the submit. Infobip's logs go back 48 hours.
   */
  private static final List<Integer> NEXT = List.of(2, 9, 60, 216, 276);

  private static final String DUE =
      """
      select * from message where check_at <= ?1
       order by check_at limit ?2 for no key update skip locked
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private ReconcileSettings settings;
  @Inject private Clock clock;

  /**
   * Claims the messages to ask for now by setting their next check; a crash before the answer only
   * means that they wait for that one. Messages that ended meanwhile leave the list here, so that a
   * report need not touch its index.
   */
  @Transactional
  List<UUID> claim(int most) {
    @SuppressWarnings("unchecked")
    List<Message> due =
        entities
            .createNativeQuery(DUE, Message.class)
            .setParameter(1, clock.instant())
            .setParameter(2, most)
            .getResultList();
    var open = due.stream().filter(message -> !message.status().isFinal()).toList();
    due.stream().filter(message -> message.status().isFinal()).forEach(Message::settled);
    open.forEach(message -> message.checked(nextCheck(message)));
    return open.stream().map(Message::id).toList();
  }

  private @Nullable Instant nextCheck(Message message) {
    return message.checks() < NEXT.size()
        ? clock.instant().plus(settings.silentAfter().multipliedBy(NEXT.get(message.checks())))
        : null;
  }
}
