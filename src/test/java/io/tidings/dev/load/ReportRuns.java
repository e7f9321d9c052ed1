package io.tidings.dev.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several runs of one {@link ReportShape}, and their median as a row of a Markdown table. */
final class ReportRuns {

  static final String HEADING =
      """
      | what | stored | connections | reports a call | reports/s, median [min-max] | p50 ms | p99 ms \
      | CPU us/report: server | database | generator | WAL B/report | runs |
      |---|---|---|---|---|---|---|---|---|---|---|---|""";

  /** Connections are made and the server's caches are its own again. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final ReportTarget target;
  private final ReportShape shape;
  private final ReportTraffic traffic;
  private final List<Run> runs = new ArrayList<>();

  ReportRuns(ReportTarget target, ReportShape shape, int window) {
    this.target = target;
    this.shape = shape;
    this.traffic = target.traffic(shape.reportsOfACall(), window);
  }

  /** CPU time of each part, and bytes of WAL. */
  private record Used(Duration server, Duration database, Duration generator, long wal) {
    static Used of(ReportTarget target) throws SQLException {
      var installation = target.installation();
      return new Used(
          CpuTime.of(target.node().process()),
          CpuTime.of(installation.postgres().process()),
          CpuTime.ofThisProcess(),
          LoadDatabase.number(
              installation, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"));
    }
  }

  /** One run; CPU in microseconds a report, WAL in bytes a report. */
  private record Run(
      double perSecond,
      double p50,
      double p99,
      double server,
      double database,
      double generator,
      double wal) {}

  ReportRuns warm(Duration time) throws InterruptedException {
    try (var load = load()) {
      load.during(time);
    }
    return this;
  }

  void run(Duration time) throws InterruptedException, SQLException {
    try (var load = load()) {
      load.during(SETTLE);
      var before = Used.of(target);
      var measured = load.during(time);
      var run = run(measured, before, Used.of(target));
      Say.now(
          "%s of %,d, %s: %.0f reports/s, others %s",
          target.name(), target.messages().count(), shape, run.perSecond(), measured.others());
      if (measured.others().isEmpty()) {
        runs.add(run);
      }
    }
  }

  private SendLoad load() {
    return new SendLoad(target.node().baseUri(), shape.connections(), traffic::request, 200);
  }

  private Run run(SendLoad.Measured measured, Used before, Used after) {
    double reports = (double) measured.accepted().count() * shape.reportsOfACall();
    return new Run(
        reports / (measured.time().toNanos() / 1e9),
        measured.accepted().quantile(0.5).toNanos() / 1e6,
        measured.accepted().quantile(0.99).toNanos() / 1e6,
        micros(before.server(), after.server(), reports),
        micros(before.database(), after.database(), reports),
        micros(before.generator(), after.generator(), reports),
        (after.wal() - before.wal()) / Math.max(1, reports));
  }

  private static double micros(Duration before, Duration after, double reports) {
    return after.minus(before).toNanos() / 1e3 / Math.max(1, reports);
  }

  /** Whether there is a run in which every call was answered 200. */
  boolean fine() {
    return !runs.isEmpty();
  }

  String row() {
    int stored = target.messages().count();
    if (runs.isEmpty()) {
      return "| %s | %d | %s | no run without errors |".formatted(target.name(), stored, shape);
    }
    var sorted = runs.stream().sorted(Comparator.comparingDouble(Run::perSecond)).toList();
    var median = sorted.get(sorted.size() / 2);
    return "| %s | %,d | %d | %d | %,.0f [%,.0f-%,.0f] | %.1f | %.1f | %.0f | %.0f | %.0f | %,.0f | %d |"
        .formatted(
            target.name(),
            stored,
            shape.connections(),
            shape.reportsOfACall(),
            median.perSecond(),
            sorted.get(0).perSecond(),
            sorted.get(sorted.size() - 1).perSecond(),
            median.p50(),
            median.p99(),
            median.server(),
            median.database(),
            median.generator(),
            median.wal(),
            runs.size());
  }
}
