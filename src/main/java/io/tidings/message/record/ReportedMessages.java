package io.tidings.message.record;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.Source;
import io.tidings.message.Status;
import io.tidings.message.Told;
import io.tidings.message.Verdict;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import io.tidings.sql.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Locks the messages that reports are about and writes back what became of them, a whole batch in
 * one statement each.
 */
@ApplicationScoped
class ReportedMessages {

  private static final Columns<UUID> IDS = new Columns<UUID>().and("id", Type.UUID, id -> id);

  /**
   * In id order, so that writers that share messages cannot deadlock. What a message was told is
   * read as it is under the lock, also when another node has just told it something.
   *
   * <p>A plan for so many reports always looks cheaper to PostgreSQL than the one it could keep for
   * any number, so it would make a new one for each statement of each transaction, which takes
   * longer than what it is for.
   */
  private static final String LOCK =
      """
      %s;
      select m.id, m.correlation_id, m.status, m.group_id, m.status_id, m.done_at, m.told,
        m.told_more, m.told_again, m.recipient, m.team
      from %s
      join message m on m.id = r.id
      order by m.id for no key update of m
      """
          .formatted(Statements.PLAN_ONCE, IDS.table("r"));

  private static final Columns<DeliveryReport> PRINTS =
      new Columns<DeliveryReport>()
          .and("id", Type.UUID, DeliveryReport::messageId)
          .and("print", Type.LONG, DeliveryReport::print);

  /**
   * Reports that do not stand with their message any more. A statement later sees what is newer.
   */
  static final String TOLD_LATER =
      """
      select r.ord, e.told
      from %s
      join message m on m.id = r.id
      join send_request s on s.correlation_id = m.correlation_id
      cross join lateral (
        select told from event
        where message_id = r.id and told_hash = r.print and seq > s.accepted_seq limit 1) e
      """
          .formatted(PRINTS.table("r"));

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
        told = r.told, told_more = r.told_more,
        updated_at = ?::timestamptz
      from %s where m.id = r.id
      """
          .formatted(Message.REPORTED.table("r"));

  private static final String TELL =
      """
      update message m
      set told = r.told, told_more = r.told_more,
        told_again = coalesce(r.told_again::integer[], m.told_again)
      from %s where m.id = r.id
      """
          .formatted(Message.TOLD.table("r"));

  private static final Columns<DeliveryReport> NOTES =
      new Columns<DeliveryReport>()
          .and("id", Type.UUID, DeliveryReport::messageId)
          .and("attempt", Type.TEXT, note -> String.valueOf(note.attempt()))
          .and("reason", Type.TEXT, DeliveryReport::reason);

  private static final String NOTE =
      "update message m set attempt = r.attempt, attempt_reason = r.reason from %s where m.id = r.id"
          .formatted(NOTES.table("r"));

  /** What reports change, as a row of the table in JSON. */
  private static final String STANDING =
      """
      select cast(jsonb_build_object('status', status, 'group_id', group_id,
          'status_id', status_id, 'outcome', outcome, 'corrected', corrected, 'done_at', done_at,
          'done_at_is_arrival', done_at_is_arrival, 'error_group_id', error_group_id,
          'error_id', error_id, 'error_name', error_name, 'error_permanent', error_permanent,
          'check_at', check_at, 'look', look, 'segments', segments, 'price', price,
          'currency', currency, 'mcc_mnc', mcc_mnc, 'bulk_id', bulk_id) as text)
        from message where id = ?1 for no key update
      """;

  /**
   * The report must be the newest event of its message, and must not have come again: then it is
   * the message's own. A message that left the list of looks meanwhile is back on it. The place of
   * the report among what the message was told stays taken, for its number stands in the log.
   */
  private static final String TAKE_BACK =
      """
      with newest as (
        select e.* from message m
          join send_request s on s.correlation_id = m.correlation_id
          join event e on e.correlation_id = m.correlation_id and e.seq > s.accepted_seq
         where m.id = ?1 and e.message_id = ?1
         order by e.seq desc limit 1)
      update message m set
        status = b.status, group_id = b.group_id, status_id = b.status_id, outcome = b.outcome,
        corrected = b.corrected or e.verdict <> 'S', done_at = b.done_at,
        done_at_is_arrival = b.done_at_is_arrival, error_group_id = b.error_group_id,
        error_id = b.error_id, error_name = b.error_name, error_permanent = b.error_permanent,
        check_at = coalesce(m.check_at, b.check_at),
        look = case when m.check_at is null then b.look else m.look end,
        segments = b.segments, price = b.price, currency = b.currency, mcc_mnc = b.mcc_mnc,
        bulk_id = b.bulk_id, updated_at = ?5,
        told = overlay(m.told placing decode('0000000000000000', 'hex') from (e.told - 1) * 8 + 1)
      from newest e, jsonb_populate_record(cast(null as message), cast(?4 as jsonb)) b
      where m.id = ?1 and e.call_id = ?2 and e.entry = ?3 and e.told <= 16
        and coalesce(m.told_again[e.told], 0) = 0
      returning e.verdict <> 'S'
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * A message that stands where it stood before a report.
   *
   * @param changed whether the report had changed that
   */
  record TakenBack(Message message, boolean changed, Instant at) {

    Event event(String why) {
      var told =
          new DeliveryReport(
              message.id(),
              Source.TIDINGS,
              message.status(),
              message.error(),
              message.doneAt().orElse(null),
              message.segments().orElse(null),
              message.price().orElse(null),
              message.mccMnc().orElse(null),
              message.bulkId().orElse(null),
              why,
              null,
              null,
              null);
      return new Event(message, told, changed ? Verdict.CORRECTED : Verdict.SUPERSEDED, at);
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  @SuppressWarnings("unchecked")
  Optional<String> standing(UUID message) {
    return entities
        .createNativeQuery(STANDING, String.class)
        .setParameter(1, message)
        .getResultStream()
        .findFirst();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Optional<TakenBack> takeBack(
      UUID id, DeliveryReport.CallEntry report, String before, Instant now) {
    standing(id); // locks it, so that what is newest stays so
    return entities
        .createNativeQuery(TAKE_BACK, Boolean.class)
        .setParameter(1, id)
        .setParameter(2, report.call())
        .setParameter(3, report.entry())
        .setParameter(4, before)
        .setParameter(5, now)
        .getResultStream()
        .findFirst()
        .map(changed -> new TakenBack(read(id), (Boolean) changed, now));
  }

  /** As it is now, whatever was read of it before; who is given it changes nothing of it. */
  private Message read(UUID id) {
    var message = entities.find(Message.class, id);
    entities.refresh(message);
    entities.detach(message);
    return message;
  }

  /**
   * Locks the messages of some reports.
   *
   * @return those that are ours, by their ids, as far as a report needs them
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Map<UUID, Message> lock(List<DeliveryReport> reports) {
    var ids = DeliveryReport.messageIds(reports);
    var locked =
        Statements.query(entities, LOCK, IDS, ids, ReportedMessages::message).stream()
            .collect(Collectors.toMap(Message::id, Function.identity()));
    findLater(reports, locked);
    return locked;
  }

  private void findLater(List<DeliveryReport> reports, Map<UUID, Message> locked) {
    var later = reports.stream().filter(report -> standsElsewhere(report, locked)).toList();
    Statements.query(
        entities,
        TOLD_LATER,
        PRINTS,
        later,
        row -> {
          var report = later.get(row.getInt(1) - 1);
          Objects.requireNonNull(locked.get(report.messageId()))
              .told()
              .knows(report.print(), row.getInt(2));
          return report;
        });
  }

  private static boolean standsElsewhere(DeliveryReport report, Map<UUID, Message> locked) {
    var message = locked.get(report.messageId());
    return message != null
        && report.source().isReport()
        && message.told().hasMore()
        && message.told().number(report.print()) == 0;
  }

  private static Message message(ResultSet row) throws SQLException {
    var status =
        new Status(
            row.getString(3), row.getObject(4, Integer.class), row.getObject(5, Integer.class));
    var doneAt = row.getObject(6, OffsetDateTime.class);
    return new Message(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(11),
        row.getString(10),
        status,
        doneAt == null ? null : doneAt.toInstant(),
        told(row));
  }

  private static Told told(ResultSet row) throws SQLException {
    var again = row.getArray(9);
    return new Told(
        row.getBytes(7), row.getInt(8), again == null ? null : (Integer[]) again.getArray());
  }

  /**
   * What reports make of messages: what changed, what was tried last, and what messages were told
   * that changed no status.
   */
  static List<Write> writes(Judgement judgement) {
    return List.of(
        store(List.copyOf(judgement.changed()), judgement.now()),
        Write.ofRows(NOTE, NOTES, List.copyOf(judgement.notes())),
        Write.ofRows(TELL, Message.TOLD, List.copyOf(judgement.told())));
  }

  private static Write store(List<Message> changed, Instant now) {
    return new Write(
        changed.isEmpty() ? "" : STORE,
        (statement, first) -> {
          statement.setString(first, now.toString());
          return Message.REPORTED.bind(statement, first + 1, changed);
        });
  }
}
