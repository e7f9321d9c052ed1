package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.TreeMap;

/** One call that is made ten times a second, with how long its answers took and what they were. */
final class TimedVisits {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 100;

  private final Latencies took = new Latencies();
  private final TreeMap<String, Integer> answers = new TreeMap<>();
  private final Thread thread;

  private TimedVisits(URI base, byte[] request, Duration time) {
    thread = new Thread(() -> visit(base, request, System.nanoTime() + time.toNanos()), "visits");
  }

  static TimedVisits start(URI base, byte[] request, Duration time) {
    var visits = new TimedVisits(base, request, time);
    visits.thread.start();
    return visits;
  }

  private void visit(URI base, byte[] request, long end) {
    try (var connection = new HttpConnection(base, PATIENCE)) {
      while (System.nanoTime() < end) {
        long began = System.nanoTime();
        answers.merge(answer(connection, request), 1, Integer::sum);
        took.add(System.nanoTime() - began);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(HttpConnection connection, byte[] request) {
    try {
      return Integer.toString(connection.call(request).status());
    } catch (IOException none) {
      return "none";
    }
  }

  TimedVisits await() throws InterruptedException {
    thread.join();
    return this;
  }

  /** Each of them well, and nearly all within that time. */
  boolean wereAnswered(Duration within) {
    return answers.keySet().stream().allMatch(answer -> answer.startsWith("2"))
        && Latencies.of(java.util.List.of(took)).quantile(0.99).compareTo(within) < 0;
  }

  @Override
  public String toString() {
    var sorted = Latencies.of(java.util.List.of(took));
    return "%s, p50 %s ms, p99 %s ms, most %s ms"
        .formatted(answers, sorted.millis(0.5), sorted.millis(0.99), sorted.millis(1));
  }
}
