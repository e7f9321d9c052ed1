package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Messages of long ago, made by the database itself: each with its share of a send request, two
 * events and its share of a webhook call, in partitions as they would lie there, and counted long
 * ago. The last of them have not ended.
 *
 * @param recipients how many of them each send request has
 * @param end before which all of them were made, within seconds, so that they become too old
 *     together; the beginning of a day
 */
record OldMessages(int count, int waiting, int recipients, Instant end) {

  private static final Duration SPAN = Duration.ofSeconds(10);
  private static final int REPORTS_OF_A_CALL = 50;
  private static final int FEWEST_EVENTS = 100_000;

  /** So many partitions does the log have of them, about. */
  private static final int PARTS = 20;

  private static final String MESSAGES =
      """
      with old as (
        select i, %3$s as id, %4$s as request, %5$s as call_id, to_timestamp(%6$s / 1000.0) as at,
          i >= %7$d as waits
        from generate_series(%1$d, %2$d) i),
      requests as (
        insert into send_request (correlation_id, created_at, recipients, caller, text, accepted_seq)
        select request, at, %8$d, 'old', 'Your table is ready.', 2 * i from old where i %% %8$d = 0),
      messages as (
        insert into message (id, correlation_id, submitted_at, updated_at, done_at, position, attempts,
          group_id, status_id, status, outcome, recipient, price, currency, mcc_mnc, caller, told)
        select id, request, at, at, at, i %% %8$d, 1, case when waits then 1 else 3 end, case when waits then 7 else 5 end,
          case when waits then 'PENDING_ENROUTE' else 'DELIVERED_TO_HANDSET' end,
          case when waits then 'SENT' else 'DELIVERED' end,
          '+38591' || lpad(i::text, 8, '1'), 0.0312, 'EUR', '21901', 'old', decode(lpad(to_hex(i), 16, '0'), 'hex')
        from old)
      insert into event (seq, message_id, correlation_id, at, done_at, group_id, status_id, error_group_id,
        error_id, segments, source, verdict, outcome, final, call_id, entry, told, price, currency, mcc_mnc)
      select 2 * i + 1, id, request, at, null, 1, 26, null, null, 1, 'S', 'A', 'S', false, null, null, null,
        null, null, null from old
      union all
      select 2 * i + 2, id, request, at, at, case when waits then 1 else 3 end, case when waits then 7 else 5 end,
        0, 0, 1, 'R', 'A', case when waits then 'S' else 'D' end, not waits, call_id, i %% 50, 1, 0.0312, 'EUR', '21901'
      from old
      """;

  private static final String CALLS =
      """
      insert into webhook_call (id, received_at, accepted, bytes, reports, remote, body, verdicts)
      select %3$s, to_timestamp(%4$s / 1000.0), true, 28000, 50, '127.0.0.1',
        convert_to(repeat('%5$s', 50), 'UTF8'), repeat('A', 50)
      from generate_series(%1$d, %2$d) c
      """;

  /**
   * The servers are running, and nothing is stored yet.
   *
   * @param waiting how many have not ended
   * @param recipients divides 100, and how many have not ended
   */
  static OldMessages store(
      Installation installation, int count, int waiting, int recipients, LocalDate endDay)
      throws SQLException {
    var old =
        new OldMessages(
            count, waiting, recipients, endDay.atStartOfDay(ZoneOffset.UTC).toInstant());
    old.store(new Filling(installation.postgres().dataSource()), endDay);
    return old;
  }

  private void store(Filling fill, LocalDate endDay) throws SQLException {
    makeDays(fill, endDay);
    makeEventPartitions(fill);
    fill.run("update figure_progress set message = " + endId());
    var request = "(i / %d)".formatted(recipients);
    var call = "(i / %d)".formatted(REPORTS_OF_A_CALL);
    fill.inChunks(
        MESSAGES,
        0,
        count - 1,
        uuid("i", "i", "8"),
        uuid(request + " * " + recipients, request, "9"),
        uuid(call + " * " + REPORTS_OF_A_CALL, call, "a"),
        millis("i"),
        count - waiting,
        recipients);
    var first = "c * " + REPORTS_OF_A_CALL;
    fill.inChunks(
        CALLS,
        0,
        (count - 1) / REPORTS_OF_A_CALL,
        uuid(first, "c", "a"),
        millis(first),
        ReportTraffic.example());
    fill.run(
        "with head as (update event_log_head set seq = %1$d) update figure_progress set seq = %1$d"
            .formatted(events()));
  }

  /** How many send requests have no message when all that have ended are gone. */
  int requestsToGo() {
    return (count - waiting) / recipients;
  }

  long events() {
    return 2L * count;
  }

  /** The place of the log before the events of the first that has not ended. */
  long expiredUpTo() {
    return 2L * (count - waiting);
  }

  /** Less than it are the ids of these, and only theirs. */
  String endId() {
    return "(lpad(to_hex(%d), 12, '0') || repeat('0', 20))::uuid".formatted(end.toEpochMilli());
  }

  /** What is younger than these lies in one partition, as what a migration finds. */
  private static void makeDays(Filling fill, LocalDate endDay) throws SQLException {
    fill.run("drop table webhook_call_before");
    fill.run(calls(endDay.minusDays(1), endDay));
    fill.run(calls(endDay, LocalDate.now(ZoneOffset.UTC).plusDays(1)));
  }

  private static String calls(LocalDate from, LocalDate to) {
    return "create table webhook_call_%s partition of webhook_call for values from (%s) to (%s)"
        .formatted(DateTimeFormatter.BASIC_ISO_DATE.format(from), firstId(from), firstId(to));
  }

  private static String firstId(LocalDate day) {
    long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return "'%s%s'".formatted("%012x".formatted(millis), "0".repeat(20));
  }

  private void makeEventPartitions(Filling fill) throws SQLException {
    long size = FEWEST_EVENTS * Math.max(1, events() / PARTS / FEWEST_EVENTS);
    for (long from = 2 * FEWEST_EVENTS; from <= events(); from += size) {
      fill.run(
          "create table event_%1$d partition of event for values from (%1$d) to (%2$d)"
              .formatted(from, from + size));
    }
  }

  /** When the message of that number was made. */
  private String millis(String number) {
    return "(%d + (%s)::bigint * %d / %d)"
        .formatted(end.minus(SPAN).toEpochMilli(), number, SPAN.toMillis(), count);
  }

  /**
   * @param message whose time it has
   * @param variant tells ids of one kind from those of another
   */
  private String uuid(String message, String number, String variant) {
    return "(lpad(to_hex(%s), 12, '0') || '7000%s000' || lpad(to_hex(%s), 12, '0'))::uuid"
        .formatted(millis(message), variant, number);
  }
}
