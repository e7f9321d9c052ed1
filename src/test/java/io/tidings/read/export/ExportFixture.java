package io.tidings.read.export;

import static io.tidings.DatabaseFixture.inTransaction;

import io.tidings.message.MessageId;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Messages, events, calls and reports, made by the database itself. */
final class ExportFixture {

  private final EntityManager entities;

  ExportFixture(EntityManager entities) {
    this.entities = entities;
  }

  UUID request(int recipients) throws Exception {
    var id = UUID.randomUUID();
    run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " values ('%s', now(), %d, 'shop', 'Exported')",
        id, recipients);
    run(
        "insert into message (id, correlation_id, updated_at, position, status, outcome, recipient)"
            + " select gen_random_uuid(), '%s', now(), i, 'QUEUED', 'PENDING', '+385911111101'"
            + " from generate_series(0, %d) i",
        id, recipients - 1);
    return id;
  }

  /** So many for each message, in turns, each with what came behind it. */
  void events(UUID request, int each, int rawBytes) throws Exception {
    run(
        """
        with fresh as (
          select m.id, row_number() over (order by i, m.position) as place
            from message m, generate_series(1, %2$d) i where m.correlation_id = '%1$s'),
        head as (
          update event_log_head set seq = seq + (select count(*) from fresh) returning seq)
        insert into event (seq, message_id, correlation_id, at, final, source, verdict,
                           status_name, outcome, raw)
        select head.seq - (select count(*) from fresh) + place, id, '%1$s', now(), false,
               'S', 'A', 'PENDING_ACCEPTED', 'S',
               '"' || repeat('x', %3$d - 2) || '"'
          from fresh, head
        """,
        request, each, rawBytes);
  }

  /** One report for each message, the entry of the call at its position. */
  void reports(UUID request, UUID call) throws Exception {
    run(
        """
        with fresh as (
          select m.id, m.position, row_number() over (order by m.position) as place
            from message m where m.correlation_id = '%1$s'),
        head as (
          update event_log_head set seq = seq + (select count(*) from fresh) returning seq)
        insert into event (seq, message_id, correlation_id, at, final, source, verdict,
                           status_name, outcome, call_id, entry)
        select head.seq - (select count(*) from fresh) + place, id, '%1$s', now(), false,
               'R', 'A', 'PENDING_ACCEPTED', 'S', '%2$s', position
          from fresh, head
        """,
        request, call);
  }

  /** One that was accepted, with reports that applied. */
  UUID call(String body) throws Exception {
    return call(body, true, "AAAAAA");
  }

  void refused(String body) throws Exception {
    call(body, false, "");
  }

  /** One that was accepted, with an inbound message before a report. */
  void inbound(String body) throws Exception {
    call(body, true, "IA");
  }

  private UUID call(String body, boolean accepted, String verdicts) throws Exception {
    var id = MessageId.of(Instant.now(), 0);
    inTransaction(
        entities,
        () ->
            entities
                .createNativeQuery(
                    "insert into webhook_call (id, received_at, accepted, bytes, reason, remote,"
                        + " verdicts, body) values (?1, now(), ?2, 1, ?3, '127.0.0.1', ?4, ?5)")
                .setParameter(1, id)
                .setParameter(2, accepted)
                .setParameter(3, accepted ? "" : "wrong-token")
                .setParameter(4, verdicts)
                .setParameter(5, body.getBytes(StandardCharsets.UTF_8))
                .executeUpdate());
    return id;
  }

  void unmatched(String recipient) throws Exception {
    run(
        "insert into unmatched_report (id, call_id, entry, received_at, reported_id, recipient,"
            + " raw) values ('%s', gen_random_uuid(), 0, now(), 'foreign', '%s',"
            + " '{\"status\":{}}')",
        MessageId.of(Instant.now(), 0), recipient);
  }

  String random(int digits) {
    var text = new StringBuilder();
    ThreadLocalRandom.current().ints(digits, 1, 10).forEach(text::append);
    return text.toString();
  }

  private void run(String statement, Object... values) throws Exception {
    inTransaction(
        entities, () -> entities.createNativeQuery(statement.formatted(values)).executeUpdate());
  }
}
