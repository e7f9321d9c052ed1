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
  private static final Duration SETTLE = Duration.ofSeconds(1);

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
    var candidates = options.candidates();
    options.refuseOthers();
    Say.line(
        "SendBenchmark server=%s callers=%d recipients=%d keys=%s submitting=%s jvm=%s %s",
        kinds, callers, recipients, keys, submitting, jvm, candidates);

    List<Target> targets = new ArrayList<>();
    try {
      for (var candidate : candidates) {
        var infobip = new LightInfobip(Duration.ofMillis(latency));
        infobip.refuse(!submitting);
        var target = Target.start(candidate, settings(kinds, infobip, jvm), infobip);
        targets.add(target);
        target.load(callers, recipients, keys, warmUp);
      }
      for (int run = 0; run < runs; run++) {
        for (var target : targets) {
          target.measured.add(target.load(callers, recipients, keys, seconds));
          if (submitting) {
            Await.happens(DRAIN, () -> LoadDatabase.waiting(target.installation) == 0);
          }
        }
      }
      targets.forEach(Target::tellMedian);
      return targets.stream().flatMap(t -> t.measured.stream()).allMatch(r -> r.others().isEmpty());
    } finally {
      targets.forEach(Target::close);
    }
  }

  private record Target(
      String name,
      LightInfobip infobip,
      Installation installation,
      SendNumbers numbers,
      List<SendLoad.Measured> measured) {

    static Target start(Candidate candidate, InstallationSettings settings, LightInfobip infobip) {
      return new Target(
          candidate.name(),
          infobip,
          Installation.start(candidate.in(settings)),
          new SendNumbers(),
          new ArrayList<>());
    }

    SendLoad.Measured load(int callers, int recipients, boolean keys, Duration time)
        throws InterruptedException {
      try (var load =
          new SendLoad(installation.baseUri(), callers, () -> request(numbers, recipients, keys))) {
        load.during(SETTLE);
        return measure(load, time);
      }
    }

    private SendLoad.Measured measure(SendLoad load, Duration time) throws InterruptedException {
      var cpu = new CpuShares(installation);
      long before = infobip.taken();
      var seen = load.during(time);
      long submitted = infobip.taken() - before;
      Say.line(
          "  %s %6.0f/s  p50 %s  p99 %s  max %s ms  submitted %.0f/s  others %s  cores: %s",
          name,
          seen.perSecond(),
          seen.accepted().millis(0.5),
          seen.accepted().millis(0.99),
          seen.accepted().millis(1),
          submitted / (seen.time().toNanos() / 1e9),
          seen.others(),
          cpu);
      return seen;
    }

    void tellMedian() {
      var sorted =
          measured.stream()
              .sorted(Comparator.comparingDouble(SendLoad.Measured::perSecond))
              .toList();
      var median = sorted.get(sorted.size() / 2);
      Say.line(
          "%s, median of %d runs: %.0f accepted a second [%.0f-%.0f], p50 %s ms, p99 %s ms",
          name,
          sorted.size(),
          median.perSecond(),
          sorted.get(0).perSecond(),
          sorted.get(sorted.size() - 1).perSecond(),
          median.accepted().millis(0.5),
          median.accepted().millis(0.99));
    }

    void close() {
      installation.close();
      infobip.close();
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
}
