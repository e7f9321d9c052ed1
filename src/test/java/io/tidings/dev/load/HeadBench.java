package io.tidings.dev.load;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Measures what one head of the log costs: writers commit batches of events, all of them through
 * one row, and beside that shared out to several rows, each with a log of its own.
 */
final class HeadBench implements LoadTool {

  @Override
  public boolean run(LoadOptions options) throws Exception {
    int[] heads = numbers(options.text("heads", "1,2,4,8"));
    int[] batches = numbers(options.text("batches", "1,8,50,500"));
    int writers = options.number("writers", 8);
    boolean messages = options.flag("messages", true);
    var time = options.seconds("seconds", 5);
    int runs = options.number("runs", 3);
    options.refuseOthers();
    Say.line(
        "HeadBench writers=%d messages=%s seconds=%d runs=%d",
        writers, messages, time.toSeconds(), runs);
    try (var postgres =
        Postgres.start(
            PostgresSettings.temporary()
                .with("shared_buffers", "256MB")
                .with("max_wal_size", "4GB"))) {
      var database = postgres.dataSource();
      HeadWriters.create(database, Arrays.stream(heads).max().orElseThrow(), writers);
      Say.line("%n| events in a batch | %s |", columns(heads));
      Say.line("|---|%s", "---|".repeat(heads.length));
      boolean fine = true;
      for (int batch : batches) {
        fine &= compare(database, heads, batch, writers, messages, time, runs);
      }
      return fine;
    }
  }

  private static int[] numbers(String words) {
    return Arrays.stream(words.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private static String columns(int[] heads) {
    return String.join(
        " | ", Arrays.stream(heads).mapToObj(n -> n == 1 ? "one head" : n + " heads").toList());
  }

  /** In turns, for the machine is not always as fast; the first turn is the warm-up. */
  private static boolean compare(
      DataSource database,
      int[] heads,
      int batch,
      int writers,
      boolean messages,
      Duration time,
      int runs)
      throws SQLException, InterruptedException {
    List<List<Double>> rates = new ArrayList<>();
    Arrays.stream(heads).forEach(n -> rates.add(new ArrayList<>()));
    boolean fine = true;
    for (int run = 0; run <= runs; run++) {
      for (int place = 0; place < heads.length; place++) {
        var bench = new HeadWriters(database, heads[place], batch, messages);
        double perSecond = bench.run(writers, run == 0 ? Duration.ofSeconds(1) : time);
        fine &= bench.isGapless();
        if (run > 0) {
          rates.get(place).add(perSecond);
        }
      }
    }
    Say.line(
        "| %d | %s |",
        batch, String.join(" | ", rates.stream().map(all -> cell(all, batch)).toList()));
    return fine;
  }

  private static String cell(List<Double> commits, int batch) {
    var sorted = commits.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    return "%,.0f commits/s [%,.0f-%,.0f], %,.0f events/s"
        .formatted(median, sorted.get(0), sorted.get(sorted.size() - 1), median * batch);
  }
}
