package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Shows that {@code tidings.send.rate} is kept while plenty waits: as many messages a second as it
 * says, neither more nor fewer, and none claimed for nothing.
 */
final class RateTest implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final double TOLERANCE = 0.05;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int rate = options.number("rate", 50);
    int recipients = options.number("recipients", 50);
    int latency = options.number("latency", 100);
    var time = options.seconds("seconds", 300);
    int messages = options.number("messages", (int) (rate * time.toSeconds() * 6 / 5));
    options.refuseOthers();
    Say.line(
        "RateTest server=%s rate=%d messages=%d recipients=%d latency=%d ms seconds=%d",
        kinds, rate, messages, recipients, latency, time.toSeconds());

    try (var infobip = new LightInfobip(Duration.ofMillis(latency));
        var installation = Installation.start(settings(kinds, infobip, rate))) {
      WaitingMessages.store(installation, messages, recipients);
      Await.until("the first message", PATIENCE, () -> infobip.taken() > 0);
      double measured = measure(infobip, time);
      long returned = returned(installation);
      boolean fine = Math.abs(measured - rate) <= TOLERANCE * rate && returned == 0;
      Say.row("asked, messages a second", rate);
      Say.row("submitted, messages a second", "%.2f".formatted(measured));
      Say.row("returned without a call", returned);
      Say.row("still waiting", LoadDatabase.waiting(installation));
      Say.line(fine ? "as it should be" : "NOT as it should be");
      return fine;
    }
  }

  private static InstallationSettings settings(List<String> kinds, LightInfobip infobip, int rate) {
    return SendBenchmark.settings(kinds, infobip, "-Xmx1g")
        .withVariables(Map.of("TIDINGS_SEND_RATE", Integer.toString(rate)));
  }

  /** In messages a second, as Infobip sees them; each window is told, so that a stop is seen. */
  private static double measure(LightInfobip infobip, Duration time) throws InterruptedException {
    long began = System.nanoTime();
    long first = infobip.taken();
    long before = first;
    var windows = new StringBuilder();
    for (var passed = WINDOW; passed.compareTo(time) <= 0; passed = passed.plus(WINDOW)) {
      long wait = began + passed.toNanos() - System.nanoTime();
      Thread.sleep(Math.max(0, wait / 1_000_000));
      long now = infobip.taken();
      windows.append(' ').append(now - before);
      before = now;
    }
    Say.row("in each %d s".formatted(WINDOW.toSeconds()), windows.toString().strip());
    return (infobip.taken() - first) / ((System.nanoTime() - began) / 1e9);
  }

  private static long returned(Installation installation) throws IOException, SQLException {
    double sum = 0;
    for (var node : installation.nodes()) {
      try (var connection = new HttpConnection(node.baseUri(), Duration.ofSeconds(10))) {
        sum +=
            LoadMetrics.read(connection)
                .lines()
                .filter(line -> line.startsWith("tidings_submit_messages_total{fate=\"returned\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
      }
    }
    return Math.round(sum);
  }
}
