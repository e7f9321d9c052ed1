package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several runs of one {@link ReportShape}, and their median as a row of a Markdown table. */
final class ReportRuns {

  static final String HEADING =
      """
      | what | stored | connections | reports a call | reports/s, median [min-max] | p50 ms | p99 ms \
      | CPU us/report: server | database | generator | runs |
      |---|---|---|---|---|---|---|---|---|---|---|""";

  private final Installation installation;
  private final Server node;
  private final ReportShape shape;
  private final ReportTraffic traffic;
  private final List<Run> runs = new ArrayList<>();

  ReportRuns(Installation installation, Server node, ReportShape shape, ReportTraffic traffic) {
    this.installation = installation;
    this.node = node;
    this.shape = shape;
    this.traffic = traffic;
  }

  /** CPU time of each part. */
  private record Cpu(Duration server, Duration database, Duration generator) {
    static Cpu of(Installation installation, Server node) {
      return new Cpu(
          CpuTime.of(node.process()),
          CpuTime.of(installation.postgres().process()),
          CpuTime.ofThisProcess());
    }
  }

  /** One run; CPU in microseconds a report. */
  private record Run(
      double perSecond, double p50, double p99, double server, double database, double generator) {}

  ReportRuns run(Duration warmUp, Duration time, int count) throws InterruptedException {
    try (var load = new SendLoad(node.baseUri(), shape.connections(), traffic::request, 200)) {
      load.during(warmUp);
      for (int number = 0; number < count; number++) {
        var before = Cpu.of(installation, node);
        var measured = load.during(time);
        var run = run(measured, before, Cpu.of(installation, node));
        Say.now("%s: %.0f reports/s, others %s", shape, run.perSecond(), measured.others());
        if (measured.others().isEmpty()) {
          runs.add(run);
        }
      }
    }
    return this;
  }

  private Run run(SendLoad.Measured measured, Cpu before, Cpu after) {
    double reports = (double) measured.accepted().count() * shape.reportsOfACall();
    return new Run(
        reports / (measured.time().toNanos() / 1e9),
        measured.accepted().quantile(0.5).toNanos() / 1e6,
        measured.accepted().quantile(0.99).toNanos() / 1e6,
        micros(before.server(), after.server(), reports),
        micros(before.database(), after.database(), reports),
        micros(before.generator(), after.generator(), reports));
  }

  private static double micros(Duration before, Duration after, double reports) {
    return after.minus(before).toNanos() / 1e3 / Math.max(1, reports);
  }

  /** Whether there is a run in which every call was answered 200. */
  boolean fine() {
    return !runs.isEmpty();
  }

  String row(String server, int stored) {
    if (runs.isEmpty()) {
      return "| %s | %d | %s | no run without errors |".formatted(server, stored, shape);
    }
    var sorted = runs.stream().sorted(Comparator.comparingDouble(Run::perSecond)).toList();
    var median = sorted.get(sorted.size() / 2);
    return "| %s | %,d | %d | %d | %,.0f [%,.0f-%,.0f] | %.1f | %.1f | %.0f | %.0f | %.0f | %d |"
        .formatted(
            server,
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
            runs.size());
  }
}
