package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;

/**
 * Measures how long it takes to erase a person: a number with many messages among those to others,
 * each with two events, fifty reports in a webhook call. The erasure is asked for over HTTP and
 * done by the application while nobody else calls.
 */
final class ErasureTime implements LoadTool {

  private static final int CHUNK = 200_000;
  private static final String NUMBER = "385911270000";

  /** The number of message i without its plus, one in so many is the person's. */
  private static final String TO =
      "case when i %% %1$d = 0 then '" + NUMBER + "' else '38598' || lpad(i::text, 8, '0') end";

  /** A UUIDv7 of a time, a thousand a millisecond, with the number at its end. */
  private static final String ID =
      "(lpad(to_hex(%2$d + i / 1000), 12, '0') || '7000%1$s000' || lpad(to_hex(i), 12, '0'))::uuid";

  private static final long HOUR_MILLIS = 3_600_000;

  private static final String MESSAGES =
      """
      with fresh as (
        select i, %4$s as id, %5$s as request, %6$s as number from generate_series(%2$d, %3$d) i),
      requests as (
        insert into send_request (correlation_id, created_at, recipients, caller, text, options)
        select request, now(), 1, 'stored', 'Your table ' || i || ' is ready.', '{}' from fresh),
      messages as (
        insert into message (id, correlation_id, submitted_at, updated_at, done_at, position, attempts,
          group_id, status_id, status, outcome, recipient, client_reference)
        select id, request, now(), now(), now(), 0, 1, 3, 5, 'DELIVERED_TO_HANDSET', 'DELIVERED',
          '+' || number, case when i %% 10 = 0 then 'for ' || number end from fresh)
      insert into event (seq, message_id, correlation_id, at, group_id, status_id, final, source, verdict,
        outcome, raw)
      select 2 * i - 1 + n, id, request, now(), case n when 1 then 3 else 1 end,
        case n when 1 then 5 else 26 end, n = 1, case n when 1 then 'R' else 'S' end, 'A',
        case n when 1 then 'D' else 'S' end,
        case n when 0 then '{"to":"' || number || '","messageId":"' || id || '"}' end
      from fresh, generate_series(0, 1) n
      """;

  private static final String CALLS =
      """
      insert into webhook_call (id, received_at, accepted, bytes, reports, remote, body, verdicts)
      select id, now(), true, length(body), 50, '127.0.0.1', convert_to(body, 'UTF8'), repeat('A', 50)
      from (
        select %4$s as id, (
          select '{"results":[' || string_agg(replace('%5$s', '00000000-0000-0000-0000-000000000000',
            'x","to":"' || %6$s || '","y":"'), ',') || ']}'
          from generate_series(c.i * 50, c.i * 50 + 49) i) as body
        from generate_series(%2$d, %3$d) c(i)) made
      """;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    int stored = options.number("stored", 10_000_000);
    int every = stored / options.number("messages", 10_000);
    options.refuseOthers();
    try (var installation = Installation.start(ServerSettings.shippedWar())) {
      fill(installation, stored, every);
      return erase(installation);
    }
  }

  private static void fill(Installation installation, int stored, int every) throws SQLException {
    var room =
        "create table event_%1$d partition of event for values from (%2$s) to (%1$d)"
            .formatted(2L * stored + 1_000_000, LoadDatabase.text(installation, lastBound()));
    execute(installation, room);
    long first = System.currentTimeMillis() - HOUR_MILLIS;
    for (int from = 1; from <= stored; from += CHUNK) {
      int to = Math.min(stored, from + CHUNK - 1);
      var number = TO.formatted(every);
      execute(
          installation,
          MESSAGES.formatted(
              every, from, to, ID.formatted("8", first), ID.formatted("9", first), number));
      execute(
          installation,
          CALLS.formatted(
              every,
              from / 50 + 1,
              to / 50,
              ID.formatted("8", first).replace("i)", "c.i)").replace("i /", "c.i /"),
              ReportTraffic.example(),
              number));
    }
    execute(installation, "update event_log_head set seq = (select max(seq) from event)");
    execute(installation, "vacuum analyze");
    Say.now("%d messages, %d events and %d calls are stored", stored, 2 * stored, stored / 50);
  }

  private static String lastBound() {
    return """
        select max((regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \\(''([0-9]+)''\\)'))[1]::bigint)
        from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass
        """;
  }

  private static boolean erase(Installation installation) throws Exception {
    long began = System.nanoTime();
    Say.now("%s", ask(installation));
    var part = "MESSAGES";
    for (String now = part; !now.equals("done"); Thread.sleep(20)) {
      now =
          LoadDatabase.text(
              installation,
              "select case when finished_at is null then part else 'done' end from erasure");
      if (!now.equals(part)) {
        Say.now("%s: %.1f s", part, (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
        part = now;
      }
    }
    Say.now("%s", LoadDatabase.text(installation, "select row_to_json(e) from erasure e"));
    return LoadDatabase.number(
            installation, "select count(*) from message where recipient = '+" + NUMBER + "'")
        == 0;
  }

  private static String ask(Installation installation) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(installation.baseUri().resolve("/api/erasures"))
            .header("Authorization", "Bearer " + Installation.KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"recipient\":\"+" + NUMBER + "\"}"))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException(answer.body());
    }
    return answer.body();
  }

  private static void execute(Installation installation, String statement) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var change = connection.createStatement()) {
      change.execute(statement);
    }
  }
}
