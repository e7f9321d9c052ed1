package io.tidings.dev.load;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Measures how long migrations take that move what is stored: a database as version 0.1.0 fills it,
 * with two events for each message and fifty reports in a webhook call, is brought to today's.
 */
final class MigrationTime implements LoadTool {

  private static final String BEFORE = "11";

  private static final String MESSAGES =
      """
      with fresh as (
        select i, ('019a' || lpad(to_hex(i), 8, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid as id,
          md5(i::text)::uuid as request
        from generate_series(%1$d, %2$d) i),
      requests as (
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select request, now() - interval '1 day', 1, 'shop', 'Your table is ready.' from fresh),
      messages as (
        insert into message (id, correlation_id, submitted_at, updated_at, done_at, position, attempts,
          group_id, status_id, status, outcome, recipient, price, currency, mcc_mnc)
        select id, request, now(), now(), now(), 0, 1, 3, 5, 'DELIVERED_TO_HANDSET', 'DELIVERED',
          '+38591' || lpad(i::text, 8, '1'), 0.0312, 'EUR', '21901' from fresh)
      insert into event (seq, message_id, correlation_id, at, done_at, group_id, status_id, error_group_id,
        error_id, error_name, error_permanent, final, source, verdict, status, status_name, outcome,
        segments, price, currency, mcc_mnc, raw)
      select 2 * i - 1 + n, id, request, now(), case n when 1 then now() end, case n when 1 then 3 else 1 end,
        case n when 1 then 5 else 26 end, case n when 1 then 0 end, case n when 1 then 0 end,
        case n when 1 then 'NO_ERROR' end, case n when 1 then false end, n = 1,
        case n when 1 then 'REPORT' else 'SUBMIT' end, 'APPLIED',
        case n when 1 then 'DELIVERED_TO_HANDSET' else 'PENDING_ACCEPTED' end,
        case n when 1 then 'DELIVERED_TO_HANDSET' else 'PENDING_ACCEPTED' end,
        case n when 1 then 'DELIVERED' else 'SENT' end, 1, case n when 1 then 0.0312 end, 'EUR', '21901',
        '%3$s'
      from fresh, generate_series(0, 1) n
      """;

  private static final String CALLS =
      """
      insert into webhook_call (id, received_at, accepted, bytes, reports, remote, body, verdicts)
      select ('019a' || lpad(to_hex(i), 8, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid, now(),
        true, 28000, 50, '127.0.0.1', convert_to(repeat('%3$s', 50), 'UTF8'), repeat('A', 50)
      from generate_series(%1$d, %2$d) i
      """;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    int messages = options.number("messages", 1_000_000);
    int calls = options.number("calls", messages / 20);
    options.refuseOthers();
    try (var postgres = Postgres.start(PostgresSettings.temporary().with("max_wal_size", "4GB"))) {
      var database = postgres.dataSource();
      migrate(database, BEFORE);
      var fill = new Filling(database);
      fill.inChunks(MESSAGES, 1, messages, ReportTraffic.example());
      fill.inChunks(CALLS, 1, calls, ReportTraffic.example());
      fill.run("update event_log_head set seq = (select max(seq) from event)");
      fill.run("vacuum analyze");
      Say.now("%d messages, %d events and %d calls are stored", messages, 2 * messages, calls);
      for (var version : new String[] {"12", "latest"}) {
        long began = System.nanoTime();
        migrate(database, version);
        Say.now("to %s: %.1f s", version, (System.nanoTime() - began) / 1e9);
      }
    }
    return true;
  }

  /** Up to a version, or {@code latest}. */
  static void migrate(DataSource database, String version) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }
}
