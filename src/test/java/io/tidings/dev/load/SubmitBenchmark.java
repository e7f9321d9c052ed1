package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures how many messages a second are submitted when plenty wait. */
final class SubmitBenchmark implements LoadTool {

  private static final int CALLERS = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int recipients = options.number("recipients", 1);
    int messages = options.number("messages", 30_000);
    int latency = options.number("latency", 20);
    int runs = options.number("runs", 4);
    var calls = options.text("calls", "");
    var jvm = options.text("jvm", "-Xmx1g");
    var candidates = options.candidates();
    options.refuseOthers();
    Say.line(
        "SubmitBenchmark server=%s recipients=%d messages=%d latency=%d ms calls=%s jvm=%s",
        kinds, recipients, messages, latency, calls.isEmpty() ? "default" : calls, jvm);

    List<Target> targets = new ArrayList<>();
    try {
      for (var candidate : candidates) {
        var infobip = new LightInfobip(Duration.ofMillis(latency));
        targets.add(Target.start(candidate, settings(kinds, infobip, jvm, calls), infobip));
      }
      for (int run = 0; run < runs; run++) {
        for (var target : targets) {
          target.run(run, recipients, messages);
        }
      }
      targets.forEach(Target::tellMedian);
      return true;
    } finally {
      targets.forEach(Target::close);
    }
  }

  private record Target(
      String name,
      LightInfobip infobip,
      Installation installation,
      SendNumbers numbers,
      List<Double> rates) {

    static Target start(Candidate candidate, InstallationSettings settings, LightInfobip infobip) {
      return new Target(
          candidate.name(),
          infobip,
          Installation.start(candidate.in(settings)),
          new SendNumbers(),
          new ArrayList<>());
    }

    void run(int run, int recipients, int messages) throws Exception {
      infobip.refuse(true);
      accept(installation, numbers, recipients, messages);
      infobip.refuse(false);
      double rate = drain(installation, infobip, messages);
      Say.line("  %s %s: %.0f messages a second", name, run == 0 ? "warm-up" : "run " + run, rate);
      if (run > 0) {
        rates.add(rate);
      }
    }

    void tellMedian() {
      Collections.sort(rates);
      Say.line(
          "%s median of %d runs: %.0f messages a second [%.0f-%.0f]",
          name,
          rates.size(),
          rates.get(rates.size() / 2),
          rates.get(0),
          rates.get(rates.size() - 1));
    }

    void close() {
      installation.close();
      infobip.close();
    }
  }

  private static InstallationSettings settings(
      List<String> kinds, LightInfobip infobip, String jvm, String calls) {
    var settings = SendBenchmark.settings(kinds, infobip, jvm);
    return calls.isEmpty() ? settings : settings.withVariables(Map.of("TIDINGS_SEND_CALLS", calls));
  }

  /** Returns when all are accepted and wait. */
  static void accept(Installation installation, SendNumbers numbers, int recipients, int messages)
      throws Exception {
    var left = new AtomicInteger(messages);
    try (var callers =
        new SendLoad(
            installation.baseUri(),
            CALLERS,
            () -> {
              left.addAndGet(-recipients);
              return SendCaller.request(numbers.next(recipients));
            })) {
      Await.until("messages to be accepted", PATIENCE, () -> left.get() <= 0);
    }
  }

  /** From the first to the last, as Infobip sees it, in messages a second. */
  private static double drain(Installation installation, LightInfobip infobip, int messages)
      throws Exception {
    long before = infobip.taken();
    Await.until("messages to be submitted", PATIENCE, () -> infobip.taken() > before);
    long began = System.nanoTime();
    long first = infobip.taken();
    var cpu = new CpuShares(installation);
    Await.until(
        "all messages to be submitted", PATIENCE, () -> infobip.taken() - before >= messages);
    double rate = (infobip.taken() - first) / ((System.nanoTime() - began) / 1e9);
    Say.line("  cores: %s", cpu);
    Await.until("the outbox to be empty", PATIENCE, () -> LoadDatabase.waiting(installation) == 0);
    return rate;
  }
}
