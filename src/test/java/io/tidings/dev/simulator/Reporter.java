package io.tidings.dev.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sees to it that the reports of a message are told when they are due: to their address, or to the
 * mailbox.
 */
final class Reporter {
  /** Apart enough that reports sent in the wrong order also arrive in it. */
  private static final Duration SHORTEST_GAP = Duration.ofMillis(50);

  private final Map<URI, WebhookQueue> queues = new ConcurrentHashMap<>();
  private final Map<Long, Queue<Planned>> scheduled = new ConcurrentHashMap<>();
  private final Function<URI, WebhookQueue> newQueue;
  private final ScheduledThreadPoolExecutor timer;
  private final Mailbox mailbox;
  private final Ledger ledger;
  private final FaultDice dice;
  private final Clock clock;
  private final Duration gap;

  /** A report that waits for its time. */
  private record Planned(TrackedReport report, Future<?> telling) {}

  Reporter(
      Function<URI, WebhookQueue> newQueue,
      ScheduledThreadPoolExecutor timer,
      Mailbox mailbox,
      Ledger ledger,
      FaultDice dice,
      Clock clock,
      Duration reportDelay) {
    this.newQueue = newQueue;
    this.timer = timer;
    this.mailbox = mailbox;
    this.ledger = ledger;
    this.dice = dice;
    this.clock = clock;
    this.gap = reportDelay.compareTo(SHORTEST_GAP) < 0 ? SHORTEST_GAP : reportDelay;
  }

  void follow(Message message) {
    var reports = message.reportsToTell();
    boolean reordered = reports.size() > 1 && dice.hits("reportsReordered");
    for (int index = 0; index < reports.size(); index++) {
      var report = ledger.track(message, reports.get(index));
      var due = reordered ? reversed(reports, index) : report.report.doneAt();
      tellAt(due.plus(dice.duration("reportsLateMillis")), report);
    }
  }

  /** Tells nothing more of a message that was scheduled. */
  void forget(Message message) {
    var reports = scheduled.remove(message.sequence());
    if (reports != null) {
      reports.forEach(
          planned -> {
            planned.telling().cancel(false);
            planned.report().dropped();
          });
    }
  }

  /** Forgets all that is not told yet. */
  void reset() {
    scheduled.clear();
    queues.values().forEach(WebhookQueue::close);
    queues.clear();
    timer.getQueue().clear();
    mailbox.clear();
  }

  private Instant reversed(List<Report> reports, int index) {
    int last = reports.size() - 1;
    return reports.get(last).doneAt().plus(gap.multipliedBy(last - index));
  }

  private void tellAt(Instant due, TrackedReport report) {
    if (dice.hits("reportsLost")) {
      report.dropped();
      return;
    }
    after(Duration.between(clock.instant(), due), report);
    if (dice.hits("reportsRepeated")) {
      var later = dice.heads() ? due : due.plus(gap);
      after(Duration.between(clock.instant(), later), report);
    }
  }

  private void after(Duration wait, TrackedReport report) {
    var telling = timer.schedule(() -> tell(report), wait.toNanos(), TimeUnit.NANOSECONDS);
    if (report.message.isScheduled()) {
      scheduled
          .computeIfAbsent(report.message.sequence(), sequence -> new ConcurrentLinkedQueue<>())
          .add(new Planned(report, telling));
    }
  }

  private void tell(TrackedReport report) {
    scheduled.remove(report.message.sequence());
    report
        .message
        .text()
        .reporting()
        .url()
        .ifPresentOrElse(
            url -> queues.computeIfAbsent(url, newQueue).add(report), () -> mailbox.add(report));
  }
}
