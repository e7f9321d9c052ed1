package io.tidings.privacy.erase;

import io.tidings.message.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * Does an erasure step by step. A step is a transaction that locks the erasure, changes some rows
 * and says how far it is, so an end at any point loses nothing and nothing is counted twice.
 */
@ApplicationScoped
class ErasureSteps {

  /** Ids of reports are made a moment before they are stored. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final UUID LAST_ID = new UUID(-1, -1);

  private static final String GO_ON =
      """
      update erasure set part = :part, place = :place, up_to = :upTo,
        begun_at = coalesce(begun_at, :now), %1$s = %1$s + :changed, texts = texts + :texts,
        passed_over = passed_over + :passedOver
      where id = :id
      """;

  private static final String FORGET =
      "update erasure set recipient = null, digest = :digest where id = :id";

  private static final String RENEWED =
      """
      update erasure set place = :place,
        statistics = nullif(concat_ws(', ', statistics, nullif(:failed, '')), '')
      where id = :id
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Erasures erasures;
  @Inject private ErasedMessages messages;
  @Inject private TableSearch search;
  @Inject private PlannerStatistics statistics;
  @Inject private Clock clock;

  /**
   * @return whether there was anything to do
   */
  @Transactional
  boolean next() {
    var open = erasures.take();
    open.ifPresent(this::step);
    return open.isPresent();
  }

  private void step(Erasure erasure) {
    switch (erasure.part()) {
      case MESSAGES -> keep(erasure, "", messages.step(erasure));
      case SEND_REQUESTS -> search(erasure, Table.SEND_REQUESTS);
      case LABELS -> search(erasure, Table.LABELS);
      case EVENTS -> search(erasure, Table.EVENTS);
      case WEBHOOK_CALLS -> search(erasure, Table.WEBHOOK_CALLS);
      case UNMATCHED -> search(erasure, Table.UNMATCHED);
      case STATISTICS -> renew(erasure);
    }
  }

  private void search(Erasure erasure, Table table) {
    var upTo = erasure.upTo().isEmpty() ? last(erasure) : erasure.upTo();
    var first = table.type().equals("uuid") ? Erasure.NO_MESSAGE.toString() : "0";
    var place = erasure.place().isEmpty() ? first : erasure.place();
    var progress = search.step(table, erasure.forms(), place, upTo);
    keep(erasure, upTo, progress);
    if (progress.place() == null && erasure.part().next() == Part.STATISTICS) {
      forget(erasure);
    }
  }

  /** What is stored from now on has no number that its message has lost. */
  private String last(Erasure erasure) {
    return switch (erasure.part()) {
      case EVENTS ->
          String.valueOf(
              entities.createNativeQuery("select seq from event_log_head").getSingleResult());
      case WEBHOOK_CALLS, UNMATCHED -> MessageId.first(clock.instant().plus(SLACK)).toString();
      default -> LAST_ID.toString();
    };
  }

  private void keep(Erasure erasure, String upTo, Progress progress) {
    boolean done = progress.place() == null;
    var part = done ? erasure.part().next() : erasure.part();
    entities
        .createNativeQuery(GO_ON.formatted(erasure.part().column()))
        .setParameter("part", part.name())
        .setParameter("place", done ? "" : Objects.requireNonNull(progress.place()))
        .setParameter("upTo", done ? "" : upTo)
        .setParameter("now", clock.instant())
        .setParameter("changed", progress.changed())
        .setParameter("texts", progress.texts())
        .setParameter("passedOver", progress.passedOver())
        .setParameter("id", erasure.id())
        .executeUpdate();
  }

  private void forget(Erasure erasure) {
    entities
        .createNativeQuery(FORGET)
        .setParameter("digest", messages.digest(erasure))
        .setParameter("id", erasure.id())
        .executeUpdate();
  }

  private void renew(Erasure erasure) {
    var table = statistics.next(erasure.place());
    if (table.isEmpty()) {
      end(erasure.id());
    } else {
      renewed(erasure, table.get(), statistics.renew(table.get()));
    }
  }

  private void renewed(Erasure erasure, String table, boolean done) {
    entities
        .createNativeQuery(RENEWED)
        .setParameter("place", table)
        .setParameter("failed", done ? "" : table)
        .setParameter("id", erasure.id())
        .executeUpdate();
  }

  private void end(UUID id) {
    entities
        .createNativeQuery("update erasure set finished_at = :now where id = :id")
        .setParameter("now", clock.instant())
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * After a step failed: statistics that cannot be renewed are not worth trying for ever.
   *
   * @return whether that was it
   */
  @Transactional
  boolean passOver() {
    var statisticsOf = erasures.take().filter(erasure -> erasure.part() == Part.STATISTICS);
    statisticsOf.ifPresent(
        erasure ->
            statistics.next(erasure.place()).ifPresent(table -> renewed(erasure, table, false)));
    return statisticsOf.isPresent();
  }
}
