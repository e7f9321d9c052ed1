package io.tidings.message.record;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.Status;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Locks the messages that reports are about and writes back what became of them, a whole batch in
 * one statement each.
 */
@ApplicationScoped
class ReportedMessages {

  /** A report by what makes it the same as another. */
  private static final Columns<DeliveryReport> REPORTS =
      new Columns<DeliveryReport>()
          .and("id", Type.UUID, DeliveryReport::messageId)
          .and("group_id", Type.INTEGER, report -> report.status().groupId())
          .and("status_id", Type.INTEGER, report -> report.status().id())
          .and("error_id", Type.INTEGER, report -> report.error().id())
          .and("done_at", Type.TIME, DeliveryReport::doneAt);

  /**
   * In id order, so that writers that share messages cannot deadlock. The history is looked up in
   * the same round trip, by the index that lets each report into the log once: another node may be
   * logging the same report while this waits for the lock, and that index then refuses ours.
   */
  private static final String LOCK =
      """
      select r.ord, m.id, m.correlation_id, m.status, m.group_id, m.status_id, m.done_at, known.seq
      from %s
      join message m on m.id = r.id
      left join lateral (
        select e.seq from event e
        where e.message_id = r.id
          and e.group_id is not distinct from r.group_id
          and e.status_id is not distinct from r.status_id
          and e.error_id is not distinct from r.error_id
          and e.done_at is not distinct from r.done_at
          and e.source in ('REPORT', 'REPLAY', 'LOGS')
        limit 1) known on true
      order by m.id for no key update of m
      """
          .formatted(REPORTS.table("r"));

  /** Facts that no report has told yet stay what they are; check_at is in an index. */
  static final String STORE =
      """
      update message m set
        status = r.status, group_id = r.group_id, status_id = r.status_id, outcome = r.outcome,
        corrected = m.corrected or r.corrected, done_at = r.done_at,
        done_at_is_arrival = r.done_at_is_arrival,
        error_group_id = r.error_group_id, error_id = r.error_id,
        error_name = r.error_name, error_permanent = r.error_permanent,
        check_at = coalesce(r.check_at, m.check_at),
        segments = coalesce(r.segments, m.segments), price = coalesce(r.price, m.price),
        currency = case when r.price is null then m.currency else r.currency end,
        mcc_mnc = coalesce(r.mcc_mnc, m.mcc_mnc), bulk_id = coalesce(r.bulk_id, m.bulk_id),
        updated_at = ?::timestamptz
      from %s where m.id = r.id
      """
          .formatted(Message.REPORTED.table("r"));

  private static final Columns<DeliveryReport> NOTES =
      new Columns<DeliveryReport>()
          .and("id", Type.UUID, DeliveryReport::messageId)
          .and("attempt", Type.TEXT, note -> String.valueOf(note.attempt()))
          .and("reason", Type.TEXT, DeliveryReport::reason);

  private static final String NOTE =
      "update message m set attempt = r.attempt, attempt_reason = r.reason from %s where m.id = r.id"
          .formatted(NOTES.table("r"));

  @PersistenceContext private EntityManager entities;

  /** What is known of the messages of some reports, while they are locked. */
  static final class Locked {
    private final Map<UUID, Message> messages = new HashMap<>();
    private final @Nullable Long[] seenAt;

    private Locked(int reports) {
      seenAt = new @Nullable Long[reports];
    }

    /** As far as a report needs it; null when it is not ours. */
    @Nullable Message message(UUID id) {
      return messages.get(id);
    }

    /** The seq of the event that logged the same report before. */
    @Nullable Long seenAt(int report) {
      return seenAt[report];
    }

    private void add(ResultSet row) throws SQLException {
      seenAt[row.getInt(1) - 1] = row.getObject(8, Long.class);
      var id = row.getObject(2, UUID.class);
      if (!messages.containsKey(id)) {
        messages.put(id, read(id, row));
      }
    }

    private static Message read(UUID id, ResultSet row) throws SQLException {
      var status =
          new Status(
              row.getString(4), row.getObject(5, Integer.class), row.getObject(6, Integer.class));
      var doneAt = row.getObject(7, OffsetDateTime.class);
      return new Message(
          id, row.getObject(3, UUID.class), status, doneAt == null ? null : doneAt.toInstant());
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Locked lock(List<DeliveryReport> reports) {
    return Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(LOCK)) {
            REPORTS.bind(statement, 1, reports);
            var locked = new Locked(reports.size());
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                locked.add(rows);
              }
            }
            return locked;
          }
        });
  }

  /** Keeps what was tried last with each message. */
  @Transactional(Transactional.TxType.MANDATORY)
  void note(Collection<DeliveryReport> notes) {
    Statements.withRows(entities, NOTE, NOTES, List.copyOf(notes));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void store(Collection<Message> changed, Instant now) {
    if (changed.isEmpty()) {
      return;
    }
    Statements.run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(STORE)) {
            statement.setString(1, now.toString());
            Message.REPORTED.bind(statement, 2, List.copyOf(changed));
            return statement.executeUpdate();
          }
        });
  }
}
