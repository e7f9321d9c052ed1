package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the time from the moment a report is due at the webhook until its event has reached the
 * reader, with many streams open, and beside it how long a bare commit takes at the same rate. With
 * two nodes the reports go to one and the readers are at the other.
 */
final class StreamLatency implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So many that a message has a few reports at the end, as real ones have. */
  private static final int RECIPIENTS = 100;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int streams = options.number("streams", 1_000);
    var shapes = options.text("rates", "200x1,1000x1,5000x10");
    var warmUp = options.seconds("warmup", 60);
    var time = options.seconds("seconds", 20);
    int runs = options.number("runs", 3);
    var jvm = options.text("jvm", "-Xmx1g");
    options.refuseOthers();
    Say.line("StreamLatency server=%s streams=%d rates=%s", kinds, streams, shapes);

    var settings =
        InstallationSettings.ofNodes(kinds)
            .withServers(server -> server.withJvmOptions(jvm.split(";", -1)));
    try (var installation = Installation.start(settings);
        var swarm = new StreamSwarm("readers")) {
      var messages = StoredMessages.store(installation, streams * RECIPIENTS, streams);
      var nodes = installation.nodes();
      var at = nodes.get(nodes.size() - 1).baseUri();
      var readers = new TimedReaders(streams, messages.count());
      readers.open(swarm, at, PATIENCE);
      List<String> table = new ArrayList<>();
      boolean fine = true;
      var round = new ReportRounds(installation, messages, readers);
      round.run(2_000, 10, warmUp);
      for (var shape : Stream.of(shapes.split(",", -1)).map(word -> word.split("x", -1)).toList()) {
        int rate = Integer.parseInt(shape[0]);
        int reportsOfACall = Integer.parseInt(shape[1]);
        for (int run = 0; run < runs; run++) {
          var commits = PacedCommits.during(installation, (double) rate / reportsOfACall, time);
          var events = round.run(rate, reportsOfACall, time);
          fine &= events.count() == round.reports();
          table.add(row(kinds, rate, reportsOfACall, commits, events));
        }
      }
      Say.line(
          "%n| what | reports/s | a call | bare commit p50, p99 ms | event p50, p99, most ms | events |"
              + "%n|---|---|---|---|---|---|");
      table.forEach(row -> Say.line("%s", row));
      return fine;
    }
  }

  private static String row(
      List<String> kinds, int rate, int reportsOfACall, Latencies commits, Latencies events) {
    return "| %s | %d | %d | %s, %s | %s, %s, %s | %d |"
        .formatted(
            String.join("+", kinds),
            rate,
            reportsOfACall,
            commits.millis(0.5),
            commits.millis(0.99),
            events.millis(0.5),
            events.millis(0.99),
            events.millis(1),
            events.count());
  }
}
