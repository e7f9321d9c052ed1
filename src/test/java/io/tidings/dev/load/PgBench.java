package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one connection of {@code pgbench} stores in a second with the application's statements, as a
 * measure of what PostgreSQL gives here. The time to read a batch from a table, which the
 * application has in memory, is measured by itself and taken off.
 */
final class PgBench {

  static final int REPORTS_OF_A_CALL = 50;

  /** What differs from batch to batch. */
  static final Set<String> FETCHED =
      Set.of(
          "id", "correlation_id", "done_at", "at", "calls_id", "calls_received_at", "calls_body");

  private static final int BATCHES = 200;
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

  private static final String MAKE_BATCHES =
      """
      create table bench_batch as
      select n, array_agg(id)::text as id, array_agg(correlation_id)::text as correlation_id,
        (select array_agg(convert_to(repeat('%4$s', 50), 'UTF8'))::text
         from generate_series(1, %2$d / 50)) as calls_body
      from (
        select place / %2$d as n, %3$s as id, md5(number::text)::uuid as correlation_id
        from (select place, place * 611953::bigint %% %1$d as number
              from generate_series(0, %2$d * %5$d - 1) place) p) r
      group by n
      """;

  private static final String FETCH =
      """
      \\set n random(0, %1$d - 1)
      select id, correlation_id, calls_body, done_at, done_at as at, calls_id,
        calls_received_at
      from bench_batch, (
        select array_fill(now() + interval '1 year', array[%2$d])::text as done_at,
          array_fill(now(), array[%3$d])::text as calls_received_at,
          (select array_agg((lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0')
              || '7000' || '8' || substr(md5(random()::text), 1, 15))::uuid)::text
           from generate_series(1, %3$d)) as calls_id) as made
      where n = :n \\gset
      """;

  private final Installation installation;
  private final StoredMessages messages;
  private final SeenStatements statements;

  PgBench(Installation installation, StoredMessages messages, SeenStatements statements) {
    this.installation = installation;
    this.messages = messages;
    this.statements = statements;
  }

  /** A row of the table of {@link ReportRuns}. */
  List<String> rows(int batch, Duration time, int runs) throws Exception {
    makeBatches(batch);
    var fetch = FETCH.formatted(BATCHES, batch, batch / REPORTS_OF_A_CALL);
    var script = new PgBenchScript(statements.all(), fetch, batch);
    double fetching = latency(fetch, Map.of(), time);
    List<Double> rates = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      double millis = latency(script.text(), script.constants(), time);
      rates.add(batch / (millis - fetching) * 1_000);
      Say.now("pgbench: %.2f ms a batch, %.2f ms of it to read it", millis, fetching);
    }
    rates.sort(null);
    return List.of(
        "| pgbench, batches of %d | %,d | 1 | | %,.0f [%,.0f-%,.0f] | | | | | | %d |"
            .formatted(
                batch,
                messages.count(),
                rates.get(rates.size() / 2),
                rates.get(0),
                rates.get(rates.size() - 1),
                runs));
  }

  private void makeBatches(int batch) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop table if exists bench_batch");
      statement.execute(
          MAKE_BATCHES.formatted(
              messages.count(), batch, messages.idOf("number"), ReportTraffic.example(), BATCHES));
      statement.execute("create index on bench_batch (n)");
      statement.execute("vacuum analyze bench_batch");
    }
  }

  private double latency(String script, Map<String, String> variables, Duration time)
      throws IOException, InterruptedException {
    var file = Files.createTempFile("tidings-", ".pgbench");
    try {
      Files.writeString(file, script);
      var said = run(command(file, variables, time));
      var latency = LATENCY.matcher(said);
      if (!latency.find()) {
        throw new IllegalStateException("pgbench said: " + said);
      }
      return Double.parseDouble(latency.group(1));
    } finally {
      Files.delete(file);
    }
  }

  private List<String> command(Path script, Map<String, String> variables, Duration time) {
    List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-c", "1", "-M", "prepared"));
    command.addAll(List.of("-T", Long.toString(time.toSeconds()), "-f", script.toString()));
    command.addAll(List.of("-h", "127.0.0.1", "-U", "tidings"));
    command.addAll(List.of("-p", Integer.toString(installation.postgres().port())));
    variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
    command.add("tidings");
    return command;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", "tidings");
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pgbench said: " + said);
    }
    return said;
  }
}
