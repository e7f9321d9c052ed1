package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.time.Duration;

/** Shows that messages that wait take no memory of the server, however many they are. */
final class SendMemory implements LoadTool {

  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final int RECIPIENTS = 1_000;
  private static final int STEPS = 4;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int messages = options.number("messages", 1_000_000);
    var jvm = options.text("jvm", "-Xmx512m");
    options.refuseOthers();
    Say.line("SendMemory server=%s messages=%d jvm=%s", kinds, messages, jvm);

    try (var infobip = new LightInfobip(Duration.ofMillis(20));
        var installation = Installation.start(SendBenchmark.settings(kinds, infobip, jvm))) {
      var numbers = new SendNumbers();
      infobip.refuse(true);
      tell("at first", installation);
      for (int step = 1; step <= STEPS; step++) {
        SubmitBenchmark.accept(installation, numbers, RECIPIENTS, messages / STEPS);
        tell("waiting", installation);
      }
      infobip.refuse(false);
      for (int step = STEPS - 1; step >= 0; step--) {
        long left = (long) messages / STEPS * step;
        Await.until(
            "messages to be submitted", PATIENCE, () -> LoadDatabase.waiting(installation) <= left);
        tell("draining", installation);
      }
      return infobip.taken() == messages;
    }
  }

  private static void tell(String when, Installation installation) throws Exception {
    var memory = ServerMemory.of(installation.nodes().get(0));
    Say.now(
        "%-9s %,9d messages in the outbox: heap in use %d MB, process %d MB",
        when, LoadDatabase.waiting(installation), memory.heap() / 1024, memory.resident() / 1024);
  }
}
