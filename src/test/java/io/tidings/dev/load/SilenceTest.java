package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Shows that messages end although Infobip's reports about them never come: its logs are asked, and
 * no more often than the budget of all nodes allows.
 */
final class SilenceTest implements LoadTool {

  private static final int CALLERS = 16;
  private static final int CALLS_PER_MINUTE = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern CALLS =
      Pattern.compile("(?m)^tidings_logs_calls_total\\{.*result=\"(\\w+)\".*\\} (\\S+)$");

  /** So that it is found out while somebody watches. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "TIDINGS_RECONCILE_LOOKS",
          "PT10S,PT30S,PT1M,PT2M,PT5M,PT1H",
          "TIDINGS_RECONCILE_CALLS_PER_MINUTE",
          Integer.toString(CALLS_PER_MINUTE));

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int messages = options.number("messages", 10_000);
    int lost = options.number("lost", 30);
    var limit = options.seconds("limit", 600);
    options.refuseOthers();
    Say.line("SilenceTest server=%s messages=%d lost=%d %%", kinds, messages, lost);

    var settings = InstallationSettings.ofNodes(kinds).withVariables(SETTINGS);
    try (var installation = Installation.start(settings)) {
      installation.simulator().faults("{\"reportsLost\": %s}".formatted(lost / 100.0));
      var servers = installation.nodes().stream().map(Server::baseUri).toList();
      long began = System.nanoTime();
      try (var sending = new KillCallers(servers, CALLERS, 1)) {
        sending.allow(messages);
        Await.until("all messages to be accepted", PATIENCE, () -> sending.accepted() == messages);
        Say.now("all %d messages are accepted", messages);
        boolean fine = new KillVerdict(installation, sending).awaitAndTell(limit);
        var took = Duration.ofNanos(System.nanoTime() - began);
        tellLost(installation);
        return fine && isWithinBudget(servers, took);
      }
    }
  }

  private static void tellLost(Installation installation) throws Exception {
    var reports = installation.simulator().totals().getJsonObject("reports");
    Say.row("reports that were lost", reports.getInt("DROPPED"));
    Say.row(
        "messages the logs told of",
        LoadDatabase.number(
            installation, "select count(distinct message_id) from event where source = 'LOGS'"));
  }

  /** What is over 120 a minute the simulator refuses, and then it counts as unavailable. */
  private static boolean isWithinBudget(List<URI> servers, Duration took) throws IOException {
    double answered = 0;
    double refused = 0;
    for (var server : servers) {
      try (var connection = new HttpConnection(server, PATIENCE)) {
        var text = LoadMetrics.read(connection);
        var counts = CALLS.matcher(text);
        while (counts.find()) {
          double count = Double.parseDouble(counts.group(2));
          answered += counts.group(1).equals("answered") ? count : 0;
          refused += counts.group(1).equals("answered") ? 0 : count;
        }
      }
    }
    double allowed = CALLS_PER_MINUTE * took.toMillis() / 60_000.0 + servers.size();
    Say.row("calls to the logs", "%.0f answered, %.0f not".formatted(answered, refused));
    Say.row("  allowed in %d s".formatted(took.toSeconds()), "%.0f".formatted(allowed));
    return answered > 0 && refused == 0 && answered <= allowed;
  }
}
