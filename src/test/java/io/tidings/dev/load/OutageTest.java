package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Shows that an outage of Infobip loses nothing: callers are answered as ever, messages wait, and
 * are submitted once when it is back.
 */
final class OutageTest implements LoadTool {

  private static final int CALLERS = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int rate = options.number("rate", 200);
    var mode = OutageMode.valueOf(options.text("mode", "refused").toUpperCase(Locale.ROOT));
    var around = options.seconds("around", 20);
    var outage = options.seconds("outage", 120);
    var limit = options.seconds("limit", 600);
    options.refuseOthers();
    Say.line("OutageTest server=%s rate=%d mode=%s outage=%s", kinds, rate, mode, outage);

    try (var installation = Installation.start(settings(kinds))) {
      var servers = installation.nodes().stream().map(Server::baseUri).toList();
      try (var sending = new KillCallers(servers, CALLERS, 1);
          var load = new OutageLoad(installation, sending, rate)) {
        long before = load.during(around);
        mode.begin(installation.simulator());
        Say.now("Infobip is away");
        long meanwhile = load.during(outage);
        mode.end(installation.simulator());
        Say.now("Infobip is back");
        load.during(around);
        Await.until("all to be accepted", PATIENCE, () -> sending.accepted() == load.asked());
        boolean fine = new KillVerdict(installation, sending).awaitAndTell(limit);
        Say.row("most in the outbox before the outage", before);
        Say.row("most in the outbox in the outage", meanwhile);
        Say.row("in the outbox at the end", load.depth());
        tellOfBreaker(installation);
        return fine && load.depth() == 0;
      }
    }
  }

  private static InstallationSettings settings(List<String> kinds) {
    var settings = InstallationSettings.ofNodes(kinds).withVariables(KillTest.SHORT_WAITS);
    return settings.with(settings.simulator().withRetryTimeFactor(0.05));
  }

  private static void tellOfBreaker(Installation installation) throws IOException {
    for (var node : installation.nodes()) {
      try (var lines = Files.lines(node.log())) {
        lines
            .filter(line -> line.contains("circuit breaker"))
            .forEach(line -> Say.line("  %s", line));
      }
    }
  }
}
