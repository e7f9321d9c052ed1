package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What is kept for thirty days goes after them, and nothing before; time is made by changing ids.
 */
class RetentionIT {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration MOMENT = Duration.ofHours(1);
  private static final int MOST_REFUSED = 10_000;

  /** Retention runs once a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String CALL =
      """
      insert into webhook_call (id, received_at, accepted, bytes, reason, remote, body)
      select %s, now(), %s, 2, %s, 'retention-it', '{}' from generate_series(1, %d) n
      """;

  private final Postgres postgres = Installation.running().postgres();
  private final Instant now = Instant.now();

  @Test
  void old_webhook_calls_unmatched_reports_and_too_many_refused_calls_are_deleted()
      throws SQLException {
    var old = id(KEPT.plus(MOMENT), 1);
    var young = id(KEPT.minus(MOMENT), 1);
    storeCall(old);
    storeCall(young);
    storeUnmatched(old);
    storeUnmatched(young);
    storeRefused(MOST_REFUSED + 5);
    try {
      gone("webhook_call", old);
      gone("unmatched_report", old);
      Eventually.get("refused calls to be few", PATIENCE, this::refused, n -> n <= MOST_REFUSED);

      assertThat(count("webhook_call", young)).isEqualTo(1);
      assertThat(count("unmatched_report", young)).isEqualTo(1);
      assertThat(refused()).isEqualTo(MOST_REFUSED);
      assertThat(
              number(
                  "select count(*) from webhook_call where reason = 'retention-it' and bytes = 2"
                      + " and id = '"
                      + id(MOMENT, MOST_REFUSED + 5)
                      + "'"))
          .describedAs("the youngest refused one")
          .isEqualTo(1);
    } finally {
      Rows.change(postgres, "delete from webhook_call where remote = 'retention-it'");
      Rows.change(postgres, "delete from unmatched_report where reported_id = 'retention-it'");
    }
  }

  @Test
  void old_texts_are_deleted_and_what_became_of_their_messages_stays() throws SQLException {
    var old = storeRequest(Duration.ofDays(90).plus(MOMENT));
    var young = storeRequest(Duration.ofDays(90).minus(MOMENT));

    Eventually.get("the old text to be gone", PATIENCE, () -> texts(old), count -> count == 0);

    assertThat(texts(young)).isEqualTo(1);
    assertThat(
            number("select count(*) from send_request where correlation_id = '%s'".formatted(old)))
        .isEqualTo(1);
  }

  private UUID storeRequest(Duration age) throws SQLException {
    var id = UUID.randomUUID();
    Rows.change(
        postgres,
        """
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        values ('%s', timestamptz '%s', 1, 'retention-it', 'Old')
        """
            .formatted(id, now.minus(age)));
    return id;
  }

  private long texts(UUID request) {
    return number(
        "select count(text) from send_request where correlation_id = '%s'".formatted(request));
  }

  /** Begins all there is with a day of long ago. */
  private static final String OLD_DAY =
      """
      do $$
      declare upper text := (
        select substring(pg_get_expr(relpartbound, oid) from 'TO \\(''([^'']+)''\\)')
        from pg_class where relname = 'webhook_call_before');
      begin
        alter table webhook_call detach partition webhook_call_before;
        create table webhook_call_20200101 partition of webhook_call
          for values from (minvalue) to ('00000000-0000-0000-0000-000000000001');
        execute format('alter table webhook_call attach partition webhook_call_before for values from (%L) to (%L)',
          '00000000-0000-0000-0000-000000000001', upper);
      end $$
      """;

  @Test
  void a_day_that_is_too_old_goes_as_a_whole() throws SQLException {
    Rows.change(postgres, OLD_DAY);

    Eventually.get(
        "the old day to be gone",
        PATIENCE,
        () -> number("select count(*) from pg_class where relname = 'webhook_call_20200101'"),
        n -> n == 0);
  }

  /** A UUIDv7 of that age; the number orders those of the same age. */
  private UUID id(Duration age, int number) {
    long millis = now.minus(age).toEpochMilli();
    return new UUID(millis << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
  }

  private void storeCall(UUID id) throws SQLException {
    Rows.change(postgres, CALL.formatted("'" + id + "'::uuid", "true", "null", 1));
  }

  private void storeUnmatched(UUID id) throws SQLException {
    Rows.change(
        postgres,
        """
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, raw)
        values ('%s', '%s', 0, now(), 'retention-it', '{}')
        """
            .formatted(id, id));
  }

  private void storeRefused(int count) throws SQLException {
    var prefix = id(MOMENT, 0).toString().substring(0, 24);
    var id = "('%s' || lpad(to_hex(n), 12, '0'))::uuid".formatted(prefix);
    Rows.change(postgres, CALL.formatted(id, "false", "'retention-it'", count));
  }

  private void gone(String table, UUID id) {
    Eventually.get(table + " " + id + " to be gone", PATIENCE, () -> count(table, id), n -> n == 0);
  }

  private long count(String table, UUID id) {
    return number("select count(*) from %s where id = '%s'".formatted(table, id));
  }

  private long refused() {
    return number("select count(*) from webhook_call where not accepted");
  }

  private long number(String query) {
    try {
      return Long.parseLong(Rows.of(postgres, query).get(0));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
