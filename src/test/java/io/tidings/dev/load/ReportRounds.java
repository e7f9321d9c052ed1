package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.time.Duration;

/** Reports at a rate for a while, and how long their events took. */
final class ReportRounds {

  private static final int CONNECTIONS = 32;
  private static final Duration LATEST = Duration.ofSeconds(20);

  private final Installation installation;
  private final StoredMessages messages;
  private final TimedReaders readers;
  private long first;
  private long reports;

  ReportRounds(Installation installation, StoredMessages messages, TimedReaders readers) {
    this.installation = installation;
    this.messages = messages;
    this.readers = readers;
  }

  Latencies run(int rate, int reportsOfACall, Duration time) throws Exception {
    var traffic = ReportTraffic.onTheWay(messages, reportsOfACall, first * messages.count());
    long rounds = rate * time.toSeconds() / messages.count() + 2;
    readers.expect(first, (int) rounds);
    try (var calls =
        new PacedCalls(
            installation.baseUri(),
            CONNECTIONS,
            (double) rate / reportsOfACall,
            due -> traffic.request((round, message) -> readers.due(round, message, due)))) {
      Thread.sleep(time.toMillis());
      calls.end();
      Say.now("%d reports/s in calls of %d: answers %s", rate, reportsOfACall, calls.answers());
    }
    reports = traffic.made() - first * messages.count();
    Await.happens(LATEST, () -> readers.count() >= reports);
    first += rounds + 1;
    return readers.latencies();
  }

  long reports() {
    return reports;
  }
}
