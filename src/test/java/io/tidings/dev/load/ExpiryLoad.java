package io.tidings.dev.load;

import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Shows that forgetting disturbs nobody: millions of messages become too old at one moment while
 * reports come at a steady rate and readers follow them. What calls took before that moment and
 * after it, how fast messages go, what comes back on disk, and that nothing went that should not.
 */
final class ExpiryLoad implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** From the start of a server to the first call. */
  private static final Duration START = Duration.ofSeconds(90);

  private static final int AGO_DAYS = 40;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int stored = options.number("stored", 10_000_000);
    int waiting = options.number("waiting", 100);
    int recipients = options.number("recipients", 1);
    int fresh = options.number("fresh", 200_000);
    int streams = options.number("streams", 200);
    int rate = options.number("rate", 1_000);
    int batch = options.number("batch", 5);
    var warmUp = options.seconds("warmup", 120);
    var alone = options.seconds("alone", 120);
    var most = options.seconds("seconds", 7_200);
    boolean kill = options.flag("kill", false);
    var jvm = options.text("jvm", "-Xmx1g");
    options.refuseOthers();
    Say.line(
        "ExpiryLoad server=%s stored=%d waiting=%d recipients=%d fresh=%d streams=%d rate=%d batch=%d kill=%s",
        kinds, stored, waiting, recipients, fresh, streams, rate, batch, kill);
    if (kill && kinds.size() < 2) {
      throw new IllegalArgumentException(
          "Who is killed must not be who takes the reports: nodes=2");
    }

    try (var installation = Installation.start(settings(kinds, jvm));
        var swarm = new StreamSwarm("readers")) {
      long began = System.nanoTime();
      var endDay = LocalDate.now(ZoneOffset.UTC).minusDays(AGO_DAYS);
      var old = OldMessages.store(installation, stored, waiting, recipients, endDay);
      var messages = fresh(installation, fresh, streams);
      Say.now("filled in %.0f s", (System.nanoTime() - began) / 1e9);
      var begins = Instant.now().plus(START).plus(warmUp).plus(alone);
      restart(installation.nodes(), Duration.between(old.end(), begins).toSeconds());
      var readers = new FollowingReaders(streams);
      readers.open(swarm, installation.baseUri(), PATIENCE);
      var phases =
          new ExpiryPhases(installation, old, readers, ReportTraffic.onTheWay(messages, batch, 0));
      phases.run((double) rate / batch, warmUp, begins, most, kill);
      return new ExpiryVerdict(installation, old, phases).tell(fresh);
    }
  }

  private static InstallationSettings settings(List<String> kinds, String jvm) {
    return InstallationSettings.ofNodes(kinds)
        .with(
            PostgresSettings.temporary()
                .with("shared_buffers", "256MB")
                .with("max_wal_size", "4GB"))
        .withServers(server -> server.withJvmOptions(jvm.split(";", -1)))
        .withVariables(
            Map.of(
                "TIDINGS_RECONCILE_CALLS_PER_MINUTE", "2",
                // None is sent away because of its age: who ends is an error here.
                "TIDINGS_LIVE_MAX_AGE", "PT24H",
                "TIDINGS_RETENTION_MESSAGES_FOR", "never",
                "TIDINGS_REPORT_CALLS_FOR", "never"));
  }

  private static StoredMessages fresh(Installation installation, int fresh, int streams)
      throws Exception {
    var messages = StoredMessages.store(installation, fresh, streams);
    new Filling(installation.postgres().dataSource())
        .run(
            "update send_request set accepted_seq = h.seq from event_log_head h where caller ="
                + " 'stored'",
            "vacuum (freeze, analyze)");
    return messages;
  }

  /** With settings that make what is stored too old at one moment, while the servers run. */
  private static void restart(List<Server> nodes, long seconds) {
    var keptFor = "PT" + seconds + "S";
    nodes.forEach(Server::stop);
    nodes.forEach(
        node ->
            node.startAgainWith(
                Map.of(
                    "TIDINGS_RETENTION_MESSAGES_FOR", keptFor,
                    "TIDINGS_REPORT_CALLS_FOR", keptFor)));
    nodes.forEach(node -> node.awaitReady(PATIENCE));
  }
}
