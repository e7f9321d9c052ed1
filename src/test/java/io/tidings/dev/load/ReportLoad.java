package io.tidings.dev.load;

import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how many reports a second the webhook stores while many messages are stored, and beside
 * it, in the same database, how many {@code pgbench} stores with the same SQL on one connection. Of
 * several nodes each is measured by itself, one after the other.
 */
final class ReportLoad implements LoadTool {

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int stored = options.number("stored", 1_000_000);
    var shapes = ReportShape.parse(options.text("shapes", "16x1,64x1,16x50"));
    var warmUp = options.seconds("warmup", 60);
    var time = options.seconds("seconds", 10);
    int runs = options.number("runs", 5);
    int batch = options.number("pgbench", 500);
    var jvm = options.text("jvm", "-Xmx1g");
    var flights = options.text("jfr", "");
    var postgres = options.text("postgres", "shared_buffers:256MB;max_wal_size:4GB");
    int window = options.number("window", 10_000);
    options.refuseOthers();
    Say.line(
        "ReportLoad server=%s stored=%d shapes=%s window=%d jvm=%s",
        kinds, stored, shapes, window, jvm);

    var settings = settings(kinds, List.of(jvm.split(";", -1)), flights, postgres);
    try (var installation = Installation.start(settings)) {
      var messages = StoredMessages.store(installation, stored);
      Say.now("%d messages are stored", stored);
      var made = new AtomicLong();
      List<String> table = new ArrayList<>();
      boolean fine = true;
      try (var statements = new SeenStatements(installation)) {
        for (int place = 0; place < kinds.size(); place++) {
          var node = installation.nodes().get(place);
          for (var shape : shapes) {
            var traffic =
                new ReportTraffic(messages, Installation.REPORT_TOKEN, shape.reportsOfACall(), made)
                    .inWindowsOf(window);
            var measured =
                new ReportRuns(installation, node, shape, traffic).run(warmUp, time, runs);
            fine &= measured.fine();
            table.add(measured.row(kinds.get(place), stored));
          }
        }
        if (batch > 0) {
          table.addAll(new PgBench(installation, messages, statements).rows(batch, time, runs));
        }
      }
      fine &= logIsGapless(installation);
      Say.line("%n%s", ReportRuns.HEADING);
      table.forEach(row -> Say.line("%s", row));
      return fine;
    }
  }

  /** The long statements of the application must be seen whole. */
  private static InstallationSettings settings(
      List<String> kinds, List<String> jvm, String flights, String postgres) {
    List<String> options = new ArrayList<>(jvm);
    if (!flights.isEmpty()) {
      options.add(
          "-XX:StartFlightRecording:filename=%s,dumponexit=true,settings=profile"
              .formatted(Path.of(flights).toAbsolutePath()));
    }
    return InstallationSettings.ofNodes(kinds)
        .with(database(postgres))
        .withServers(server -> server.withJvmOptions(options.toArray(String[]::new)))
        .withVariables(Map.of("TIDINGS_RECONCILE_CALLS_PER_MINUTE", "1"));
  }

  private static PostgresSettings database(String postgres) {
    var settings = PostgresSettings.temporary().with("track_activity_query_size", "16384");
    for (var setting : postgres.split(";", -1)) {
      var parts = setting.split(":", -1);
      settings = settings.with(parts[0], parts[1]);
    }
    return settings;
  }

  private static boolean logIsGapless(Installation installation) throws Exception {
    return LoadDatabase.text(
            installation,
            "select count(*) = max(seq) and max(seq) = (select seq from event_log_head) from event")
        .equals("t");
  }
}
