package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;

/**
 * Puts messages into the outbox that are all due at once, made by the database itself. Those of a
 * send request stand together, as they do when callers send.
 */
final class WaitingMessages {

  private static final String REQUESTS =
      """
      insert into send_request (correlation_id, created_at, recipients, caller, text)
      select md5('waiting' || i)::uuid, now(), %d, 'waiting', 'Waiting'
        from generate_series(1, %d) i
      """;

  private static final String MESSAGES =
      """
      insert into message (id, correlation_id, position, recipient, status, outcome, due_at, updated_at)
      select (lpad(to_hex(i), 12, '0') || '70008000' || lpad(to_hex(p), 12, '0'))::uuid, md5('waiting' || i)::uuid, p,
             '+385911111101', 'QUEUED', 'PENDING', now(), now()
        from generate_series(1, %d) i, generate_series(0, %d) p
      """;

  private WaitingMessages() {}

  /** Send requests with so many recipients each. */
  static void store(Installation installation, int messages, int recipients) throws SQLException {
    int requests = messages / recipients;
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(REQUESTS.formatted(recipients, requests));
      statement.execute(MESSAGES.formatted(requests, recipients - 1));
      connection.commit();
    }
  }
}
