package io.tidings.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.e2e.Rows;
import io.tidings.message.PrintFixture;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the version before has stored is there after the move, each thing in its new place. */
class MigrationMoveTest {

  private static final Postgres POSTGRES = Postgres.start(PostgresSettings.temporary());

  private static final String BEFORE =
      """
      insert into send_request (correlation_id, created_at, recipients, caller, text)
        values ('6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90', now(), 2, 'shop', 'Hello');
      insert into message (id, correlation_id, updated_at, position, outcome, status, recipient)
        select ('019ab0c1-7d00-7000-8000-00000000000' || n)::uuid,
          '6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90', now(), n, 'SENT', 'PENDING_ENROUTE', '+38591111110' || n
        from generate_series(1, 2) n;
      insert into event (seq, message_id, correlation_id, at, done_at, group_id, status_id,
          error_group_id, error_id, error_name, repeats, final, source, verdict, status,
          status_name, outcome, price, currency, raw, attempt, reason)
        select n, '019ab0c1-7d00-7000-8000-000000000001', '6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90',
          now(), '2026-11-23T13:00:01.5Z'::timestamptz + n * interval '1 second', 1, 7, 0, 0,
          'NO_ERROR', n %% 3, false, case n %% 3 when 0 then 'REPLAY' when 1 then 'REPORT' else 'LOGS' end,
          'APPLIED', 'PENDING_ENROUTE', 'PENDING_ENROUTE', 'SENT', 0.0312, 'EUR', '{"n":' || n || '}',
          null, null
        from generate_series(1, 20) n;
      insert into event (seq, message_id, correlation_id, at, final, source, verdict, status, outcome,
          attempt, reason)
        values (21, '019ab0c1-7d00-7000-8000-000000000002', '6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90',
          now(), false, 'TIDINGS', 'NOTED', 'QUEUED', 'PENDING', 'WAITING', 'No credit.');
      insert into event (seq, message_id, correlation_id, at, group_id, status_id, final, source, verdict,
          status, status_name, outcome, raw)
        values (22, '019ab0c1-7d00-7000-8000-000000000002', '6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90',
          now(), 1, 26, false, 'LOGS', 'APPLIED', 'PENDING_ACCEPTED', 'PENDING_ACCEPTED', 'SENT',
          '{"content":{"text":"Hello"}}');
      update event_log_head set seq = 22;
      insert into webhook_call (id, received_at, accepted, bytes, remote, body)
        values ('019ab0c1-7d00-7000-8000-0000000000c1', now(), true, 2, '127.0.0.1', '{}');
      insert into unmatched_report (id, call_id, entry, received_at, reported_id, raw)
        values ('019ab0c1-7d00-7000-8000-0000000000d1', '019ab0c1-7d00-7000-8000-0000000000c1', 0,
          now(), 'x', '{}');
      """
          .replace("%%", "%");

  private static final String KEYS =
      """
      insert into access_key (id, created_at, caller, scopes, hash, created_by)
        select 'key' || n, now(), 'shop', string_to_array(s, ' '), sha256(n::text::bytea), 'x'
        from unnest(array['send', 'send read', 'operate', 'privacy admin']) with ordinality k(s, n);
      """;

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void everything_that_was_stored_is_there_and_a_report_that_comes_again_is_known()
      throws Exception {
    migrateTo("11");
    execute(BEFORE);
    migrateTo("16");
    execute(KEYS);

    migrateTo("latest");

    assertThat(rows("select count(*) || ' ' || max(seq) from event")).containsExactly("22 22");
    assertThat(
            rows(
                "select concat_ws(' ', source, verdict, outcome, status, status_name, error_name,"
                    + " price, raw, told, told_hash is null) from event where seq in (1, 2, 3, 17)"
                    + " order by seq"))
        .containsExactly(
            "R A S PENDING_ENROUTE 0.0312 {\"n\":1} 1 t",
            "L A S PENDING_ENROUTE 0.0312 {\"n\":2} 2 t",
            "P A S PENDING_ENROUTE 0.0312 {\"n\":3} 3 t",
            "L A S PENDING_ENROUTE 0.0312 {\"n\":17} 17 f");
    assertThat(
            rows(
                "select concat_ws(' ', source, verdict, status, attempt, reason) from event where"
                    + " seq = 21"))
        .containsExactly("T N QUEUED WAITING No credit.");
    assertThat(
            rows(
                "select concat_ws(' ', octet_length(told), told_more, told_again) from message"
                    + " order by id"))
        .containsExactly("128 4 {1,2,0,1,2,0,1,2,0,1,2,0,1,2,0,1,2,0,1,2}", "8 0");
    assertThat(
            rows(
                "select ('x' || encode(substr(told, 1, 8), 'hex'))::bit(64)::bigint from message"
                    + " where told_more > 0"))
        .containsExactly(Long.toString(PrintFixture.print(1, 7, 0, "2026-11-23T13:00:02.5Z")));
    assertThat(rows("select count(*) from event where seq = 22 and raw is null"))
        .describedAs("what the logs repeated of the text")
        .containsExactly("1");
    assertThat(rows("select count(*) from webhook_call")).containsExactly("1");
    assertThat(rows("select count(*) from unmatched_report")).containsExactly("1");
    assertThat(rows("select array_to_string(scopes, ' ') from access_key order by id"))
        .describedAs("keys go on to see numbers and texts where they did")
        .containsExactly(
            "send", "send read read-content", "operate read-content", "privacy admin read-content");
  }

  private static void execute(String statements) throws SQLException {
    try (var connection = POSTGRES.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static void migrateTo(String version) {
    Flyway.configure()
        .dataSource(POSTGRES.dataSource())
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static List<String> rows(String query) throws SQLException {
    return Rows.of(POSTGRES, query);
  }
}
