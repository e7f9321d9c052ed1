package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
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

  /** With these it is found out while somebody watches what became of a message. */
  static final Map<String, String> SHORT_WAITS =
      Map.of(
          "TIDINGS_INFOBIP_CONNECT_TIMEOUT", "PT2S",
          "TIDINGS_INFOBIP_READ_TIMEOUT", "PT2S",
          "TIDINGS_SEND_LEASE", "PT15S",
          "TIDINGS_SEND_RETRIES", "PT0.5S,PT1S,PT2S,PT2S,PT5S,PT5S,PT10S,PT10S,PT10S,PT10S",
          "TIDINGS_SEND_PROBES", "PT0.5S,PT1S,PT2S",
          "TIDINGS_RECONCILE_LOOKS", "PT10S,PT20S,PT40S,PT1M,PT2M,PT5M,PT1H",
          "TIDINGS_RECONCILE_UNKNOWN_LOOKS", "PT3S,PT5S");

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

  private static InstallationSettings settings(List<String> kinds) {
    var settings = InstallationSettings.ofNodes(kinds).withVariables(SHORT_WAITS);
    return settings.with(settings.simulator().withRetryTimeFactor(0.05));
  }
}
