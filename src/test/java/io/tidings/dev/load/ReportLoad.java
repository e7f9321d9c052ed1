package io.tidings.dev.load;

import io.tidings.dev.postgres.PostgresSettings;
import io.tidings.dev.run.InstallationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures how many reports a second the webhook stores while many messages are stored, and beside
 * it, in the same database, how many {@code pgbench} stores with the same SQL on one connection. Of
 * several nodes, of two WARs, and of several numbers of stored messages, each is measured by
 * itself, in turns.
 */
final class ReportLoad implements LoadTool {

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    var stored =
        Stream.of(options.text("stored", "1000000").split(",", -1)).map(Integer::valueOf).toList();
    var shapes = ReportShape.parse(options.text("shapes", "16x1,64x1,16x50"));
    var warmUp = options.seconds("warmup", 60);
    var time = options.seconds("seconds", 10);
    int runs = options.number("runs", 5);
    int batch = options.number("pgbench", 500);
    var jvm = options.text("jvm", "-Xmx1g");
    var flights = options.text("jfr", "");
    var postgres = options.text("postgres", "shared_buffers:256MB;max_wal_size:4GB");
    int window = options.number("window", 10_000);
    var candidates = options.candidates();
    options.refuseOthers();
    Say.line(
        "ReportLoad server=%s stored=%s shapes=%s window=%d jvm=%s %s",
        kinds, stored, shapes, window, jvm, candidates);

    List<ReportTarget> targets = new ArrayList<>();
    try {
      var settings = settings(kinds, List.of(jvm.split(";", -1)), flights, postgres);
      for (var candidate : candidates) {
        for (int count : stored) {
          targets.addAll(ReportTarget.start(candidate, kinds, settings.elsewhere(), count));
        }
      }
      List<String> table = new ArrayList<>();
      boolean fine = true;
      var last = targets.get(targets.size() - 1);
      try (var statements = new SeenStatements(last.installation())) {
        for (var shape : shapes) {
          fine &= inTurns(targets, shape, window, warmUp, time, runs, table);
        }
        if (batch > 0) {
          var bench = new PgBench(last.installation(), last.messages(), statements);
          table.addAll(bench.rows(batch, time, runs));
        }
      }
      Say.line("%n%s", ReportRuns.HEADING);
      table.forEach(row -> Say.line("%s", row));
      for (var target : targets) {
        fine &= target.logIsGapless();
        Say.line("%s: %d bytes a row of event", target.name(), target.bytesOfAnEvent());
      }
      return fine;
    } finally {
      targets.stream().map(ReportTarget::installation).distinct().forEach(one -> one.close());
    }
  }

  private static boolean inTurns(
      List<ReportTarget> targets,
      ReportShape shape,
      int window,
      Duration warmUp,
      Duration time,
      int runs,
      List<String> table)
      throws Exception {
    List<ReportRuns> all = new ArrayList<>();
    for (var target : targets) {
      all.add(new ReportRuns(target, shape, window).warm(warmUp));
    }
    for (int run = 0; run < runs; run++) {
      for (var target : all) {
        target.run(time);
      }
    }
    all.forEach(target -> table.add(target.row()));
    return all.stream().allMatch(ReportRuns::fine);
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
}
