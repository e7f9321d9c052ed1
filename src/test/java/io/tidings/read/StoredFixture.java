package io.tidings.read;

import io.tidings.message.CorrelationId;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Send requests with messages and events, made by the database itself. */
final class StoredFixture {

  private final EntityManager entities;

  StoredFixture(EntityManager entities) {
    this.entities = entities;
  }

  CorrelationId request(int recipients) {
    var id = UUID.randomUUID();
    run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " values ('%s', now(), %d, 'shop', 'Stored')",
        id, recipients);
    run(
        "insert into message (id, correlation_id, updated_at, position, status, outcome, recipient)"
            + " select gen_random_uuid(), '%s', now(), i, 'QUEUED', 'PENDING', '+385911111101'"
            + " from generate_series(0, %d) i",
        id, recipients - 1);
    return new CorrelationId(id);
  }

  /** Of which nothing but the text is left. */
  void emptyRequests(int count) {
    run(
        "insert into send_request (correlation_id, created_at, recipients, caller, text)"
            + " select gen_random_uuid(), now() - i * interval '1 minute', 1, 'shop', 'Old'"
            + " from generate_series(1, %d) i",
        count);
  }

  UUID message(CorrelationId request, int position) {
    return (UUID)
        entities
            .createNativeQuery(
                "select id from message where correlation_id = :id and position = :position",
                UUID.class)
            .setParameter("id", request.value())
            .setParameter("position", position)
            .getSingleResult();
  }

  /** So many for each message, in turns, each with a report of so many bytes behind it. */
  void events(CorrelationId request, int each, int rawBytes) {
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
        request.value(), each, rawBytes);
  }

  void analyse() {
    for (var table : new String[] {"send_request", "message", "event"}) {
      run("analyze " + table);
    }
  }

  private void run(String statement, Object... values) {
    entities.createNativeQuery(statement.formatted(values)).executeUpdate();
  }
}
