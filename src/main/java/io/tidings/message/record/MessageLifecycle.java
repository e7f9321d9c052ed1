package io.tidings.message.record;

import io.tidings.message.Message;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The life of a message's row as outbox and list of looks, one verb for each step; its status is
 * the {@link StatusRecorder}'s. Whoever calls a verb holds the locks of these messages, but for
 * {@link #lease}, which takes them itself.
 *
 * <pre>
 * due -lease-> leased -handOver-> handed over -look-> ... -stopLooking-> done with
 *  ^             | |--outcomeUnknown-> unknown -found-> handed over
 *  |--giveBack---| |                     |
 *  |--dueAgain---------------------------|
 *                  |--end-> done with
 * test -testStep-> test -stopLooking-> done with
 * </pre>
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class MessageLifecycle {

  /** Materialized, because a sub-query with a limit and locks may be run more than once. */
  private static final String LEASE =
      """
      with due as materialized (
        select id from message where due_at <= ?1 and lease_until is null
         order by due_at, id limit ?2 for no key update skip locked)
      update message m set lease_until = ?3, attempts = attempts + 1
        from due where m.id = due.id
      returning m.*
      """;

  private static final String LEAVE =
      set(
          "due_at = null, lease_until = null, look = ?2, checks = 0, submitted_at = ?3,"
              + " check_at = ?4");

  private static final String LEAVE_KNOWN =
      set(
          "due_at = null, lease_until = null, look = 'SILENT', checks = 0,"
              + " submitted_at = coalesce(submitted_at, ?2), check_at = ?3");

  private static final String DUE_AGAIN =
      set(
          "due_at = ?2, lease_until = null, look = 'SILENT', checks = 0, submitted_at = null,"
              + " check_at = null");

  private static final String GIVE_BACK = set("lease_until = null, attempts = attempts - 1");

  private static final String END =
      set("due_at = null, lease_until = null, look = 'SILENT', check_at = null");

  private static final String FOUND =
      set(
          "look = 'SILENT', checks = 0,"
              + " check_at = greatest(submitted_at + ?3 * interval '1 second', ?2)");

  private static final String LOOK_AGAIN = set("checks = ?2, check_at = ?3");

  private static final String POSTPONE = set("check_at = ?2");

  private static final String POSTPONE_APART =
      set(
          "check_at = cast(?2 as timestamptz)"
              + " + array_position(cast(?1 as uuid[]), id) * interval '1 second'");

  private static final String STOP_LOOKING = set("check_at = null, look = 'SILENT'");

  private static final String TEST_STEP =
      set("checks = ?2, check_at = ?3, submitted_at = coalesce(submitted_at, ?4)");

  private static final Columns<NextLook> NEXT =
      new Columns<NextLook>()
          .and("id", Type.UUID, NextLook::id)
          .and("look", Type.TEXT, next -> next.look().name())
          .and("check_at", Type.TIME, NextLook::at);

  private static final String PLAN =
      "update message m set check_at = r.check_at, look = r.look from %s where m.id = r.id"
          .formatted(NEXT.table("r"));

  @PersistenceContext private EntityManager entities;

  /** When and why the logs are asked about a message next. */
  public record NextLook(UUID id, Look look, Instant at) {}

  private static String set(String columns) {
    return "update message set " + columns + " where id = any(?1)";
  }

  /** Leases those that have been due longest and that nobody else is at, at most so many. */
  @SuppressWarnings("unchecked")
  public List<Message> lease(int most, Instant now, Instant until) {
    return entities
        .createNativeQuery(LEASE, Message.class)
        .setParameter(1, now)
        .setParameter(2, most)
        .setParameter(3, until)
        .getResultList();
  }

  /** Infobip has them. */
  public void handOver(Collection<UUID> ids, Instant submitted, Instant lookAt) {
    update(LEAVE, ids, Look.SILENT.name(), submitted, lookAt);
  }

  /** Infobip had them before; when they were submitted is known unless a report came first. */
  public void handedOverBefore(Collection<UUID> ids, Instant now, Instant lookAt) {
    update(LEAVE_KNOWN, ids, now, lookAt);
  }

  /** Infobip may have them: they leave the outbox, and its logs are asked. */
  public void outcomeUnknown(Collection<UUID> ids, Instant submitted, Instant lookAt) {
    update(LEAVE, ids, Look.UNKNOWN.name(), submitted, lookAt);
  }

  /** Infobip does not have them, and they may be submitted then. */
  public void dueAgain(Collection<UUID> ids, Instant at) {
    update(DUE_AGAIN, ids, at);
  }

  /** What they were leased for did not happen, so it does not count as an attempt. */
  public void giveBack(Collection<UUID> ids) {
    update(GIVE_BACK, ids);
  }

  /** Nothing more is done with them. */
  public void end(Collection<UUID> ids) {
    update(END, ids);
  }

  /**
   * Those with an unknown outcome are with Infobip.
   *
   * @param silence how long after its submit each is looked for, if nothing comes
   */
  public void found(Collection<UUID> ids, Instant now, Duration silence) {
    update(FOUND, ids, now, silence.toMillis() / 1000.0);
  }

  /**
   * The logs did not know them and are asked again.
   *
   * @param looks how many there were
   */
  public void lookAgain(Collection<UUID> ids, int looks, Instant at) {
    update(LOOK_AGAIN, ids, looks, at);
  }

  /** The next look moves, and this one does not count. */
  public void postpone(Collection<UUID> ids, Instant at) {
    update(POSTPONE, ids, at);
  }

  /** The same, a second apart, so that each is asked for by itself. */
  public void postponeApart(Collection<UUID> ids, Instant at) {
    update(POSTPONE_APART, ids, at);
  }

  public void plan(List<NextLook> next) {
    Statements.withRows(entities, PLAN, NEXT, next);
  }

  /**
   * Something becomes of messages of test keys.
   *
   * @param steps how many there were with this one
   * @param next when the next one comes
   */
  public void testStep(Collection<UUID> ids, int steps, Instant now, Instant next) {
    update(TEST_STEP, ids, steps, next, now);
  }

  /** They ended before their look came. */
  public void stopLooking(Collection<UUID> ids) {
    update(STOP_LOOKING, ids);
  }

  private void update(String statement, Collection<UUID> ids, Object... values) {
    if (ids.isEmpty()) {
      return;
    }
    var query = entities.createNativeQuery(statement).setParameter(1, ids.toArray(UUID[]::new));
    for (int value = 0; value < values.length; value++) {
      query.setParameter(value + 2, values[value]);
    }
    query.executeUpdate();
  }
}
