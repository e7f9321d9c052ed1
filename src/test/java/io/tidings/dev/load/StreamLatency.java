package io.tidings.dev.load;

import io.tidings.dev.run.InstallationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the time from the moment a report is due at the webhook until its event has reached the
 * reader, with many streams open, and beside it how long a bare commit takes at the same rate. With
 * two nodes the reports go to one and the readers are at the other. Several candidates are measured
 * in turns.
 */
final class StreamLatency implements LoadTool {

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int streams = options.number("streams", 1_000);
    var shapes = options.text("rates", "200x1,1000x1,5000x10");
    var warmUp = options.seconds("warmup", 60);
    var time = options.seconds("seconds", 20);
    int runs = options.number("runs", 3);
    var jvm = options.text("jvm", "-Xmx1g");
    var candidates = options.candidates();
    options.refuseOthers();
    Say.line("StreamLatency server=%s streams=%d rates=%s %s", kinds, streams, shapes, candidates);

    var settings =
        InstallationSettings.ofNodes(kinds)
            .withServers(server -> server.withJvmOptions(jvm.split(";", -1)));
    List<StreamTarget> targets = new ArrayList<>();
    try {
      for (var candidate : candidates) {
        targets.add(StreamTarget.start(candidate, kinds, settings.elsewhere(), streams));
      }
      for (var target : targets) {
        target.warm(warmUp);
      }
      List<String> table = new ArrayList<>();
      boolean fine = true;
      for (var shape : shapes.split(",", -1)) {
        fine &= inTurns(targets, shape, runs, time, table);
      }
      Say.line("%n%s", StreamTarget.HEADING);
      table.forEach(row -> Say.line("%s", row));
      return fine;
    } finally {
      targets.forEach(StreamTarget::close);
    }
  }

  private static boolean inTurns(
      List<StreamTarget> targets, String shape, int runs, Duration time, List<String> table)
      throws Exception {
    var numbers = shape.split("x", -1);
    boolean fine = true;
    for (int run = 0; run < runs; run++) {
      for (var target : targets) {
        fine &= target.run(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), time, table);
      }
    }
    return fine;
  }
}
