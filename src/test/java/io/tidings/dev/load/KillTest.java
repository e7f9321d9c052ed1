package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import io.tidings.dev.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Shows that accepted messages are submitted once each, whatever is killed: servers, and PostgreSQL
 * too when asked, are killed with SIGKILL at random moments while callers send at full speed and
 * Infobip loses answers.
 */
final class KillTest implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String FAULTS =
      """
      {"latencyMillis": {"min": 50, "max": 500}, "dropAfterAccept": 0.05,
       "serverErrorAfter": 0.05, "tooManyRequests": 0.05}
      """;

  /** Infobip lets 120 look-ups a minute through, from all nodes together. */
  private static final int LOOKUPS_A_MINUTE = 110;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int messages = options.number("messages", 10_000);
    int kills = options.number("kills", 20);
    int postgresKills = options.number("postgres", 0);
    int callers = options.number("callers", 16);
    int seed = options.number("seed", new Random().nextInt(10_000));
    var limit = options.seconds("limit", 900);
    options.refuseOthers();
    Say.line(
        "KillTest server=%s messages=%d kills=%d postgres=%d callers=%d seed=%d",
        kinds, messages, kills, postgresKills, callers, seed);

    try (var installation = Installation.start(settings(kinds))) {
      installation.simulator().faults(FAULTS);
      var servers = installation.nodes().stream().map(Server::baseUri).toList();
      try (var sending = new KillCallers(servers, callers, seed)) {
        new KillSchedule(installation, sending, new Random(seed))
            .run(messages, kills, postgresKills);
        Await.until("all messages to be accepted", PATIENCE, () -> sending.accepted() == messages);
        Say.now("all %d messages are accepted", messages);
        return new KillVerdict(installation, sending).awaitAndTell(limit);
      }
    }
  }

  /** Short waits, so that what became of a message is found out while somebody watches. */
  private static InstallationSettings settings(List<String> kinds) {
    return InstallationSettings.ofNodes(kinds)
        .withVariables(
            Map.of(
                "TIDINGS_INFOBIP_READ_TIMEOUT",
                "PT2S",
                "TIDINGS_SEND_LEASE",
                "PT15S",
                "TIDINGS_SEND_RETRIES",
                "PT0.5S,PT1S,PT2S,PT2S,PT5S,PT5S,PT10S,PT10S,PT10S,PT10S",
                "TIDINGS_RECONCILE_SILENT_AFTER",
                "PT10S",
                "TIDINGS_RECONCILE_CALLS_PER_MINUTE",
                Integer.toString(LOOKUPS_A_MINUTE / kinds.size())))
        .with(SimulatorSettings.defaults().withRetryTimeFactor(0.05));
  }
}
