package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Measures how many send requests a second are accepted, and how long callers wait for it. */
final class SendBenchmark implements LoadTool {

  private static final Duration DRAIN = Duration.ofMinutes(5);

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int callers = options.number("callers", 16);
    int recipients = options.number("recipients", 1);
    boolean keys = options.flag("keys", false);
    boolean submitting = options.flag("submitting", true);
    int latency = options.number("latency", 20);
    var warmUp = options.seconds("warmup", 60);
    var seconds = options.seconds("seconds", 10);
    int runs = options.number("runs", 5);
    var jvm = options.text("jvm", "-Xmx1g");
    options.refuseOthers();
    Say.line(
        "SendBenchmark server=%s callers=%d recipients=%d keys=%s submitting=%s jvm=%s",
        kinds, callers, recipients, keys, submitting, jvm);

    try (var infobip = new LightInfobip(Duration.ofMillis(latency));
        var installation = Installation.start(settings(kinds, infobip, jvm))) {
      infobip.refuse(!submitting);
      var numbers = new SendNumbers();
      List<SendLoad.Measured> measured = new ArrayList<>();
      for (int run = -1; run < runs; run++) {
        try (var load =
            new SendLoad(
                installation.baseUri(), callers, () -> request(numbers, recipients, keys))) {
          if (run < 0) {
            load.during(warmUp);
          } else {
            measured.add(measure(load, seconds, installation, infobip));
          }
        }
        if (submitting) {
          Await.happens(DRAIN, () -> LoadDatabase.waiting(installation) == 0);
        }
      }
      return tellMedian(measured);
    }
  }

  static InstallationSettings settings(List<String> kinds, LightInfobip infobip, String jvm) {
    return InstallationSettings.ofNodes(kinds)
        .withVariables(
            Map.of(
                "TIDINGS_INFOBIP_BASE_URL",
                infobip.baseUri().toString(),
                "TIDINGS_SEND_PROBES",
                "PT1S"))
        .withServers(server -> server.withJvmOptions(jvm.split(";", -1)));
  }

  private static byte[] request(SendNumbers numbers, int recipients, boolean withKey) {
    var asked = numbers.next(recipients);
    return withKey
        ? SendCaller.request(asked, UUID.randomUUID().toString())
        : SendCaller.request(asked);
  }

  private static SendLoad.Measured measure(
      SendLoad load, Duration time, Installation installation, LightInfobip infobip)
      throws InterruptedException {
    var cpu = new CpuShares(installation);
    long before = infobip.taken();
    var measured = load.during(time);
    long submitted = infobip.taken() - before;
    Say.line(
        "  %6.0f/s  p50 %s  p99 %s  max %s ms  submitted %.0f/s  others %s  cores: %s",
        measured.perSecond(),
        measured.accepted().millis(0.5),
        measured.accepted().millis(0.99),
        measured.accepted().millis(1),
        submitted / (measured.time().toNanos() / 1e9),
        measured.others(),
        cpu);
    return measured;
  }

  private static boolean tellMedian(List<SendLoad.Measured> runs) {
    var sorted =
        runs.stream().sorted(Comparator.comparingDouble(SendLoad.Measured::perSecond)).toList();
    var median = sorted.get(sorted.size() / 2);
    Say.line(
        "median of %d runs: %.0f accepted send requests a second [%.0f-%.0f], p50 %s ms, p99 %s ms",
        runs.size(),
        median.perSecond(),
        sorted.get(0).perSecond(),
        sorted.get(sorted.size() - 1).perSecond(),
        median.accepted().millis(0.5),
        median.accepted().millis(0.99));
    return runs.stream().allMatch(run -> run.others().isEmpty());
  }
}
