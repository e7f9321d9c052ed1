package io.tidings.dev.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** Lets so many calls through in any minute. */
final class RateLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Queue<Instant> calls = new ArrayDeque<>();
  private final int perMinute;
  private final Clock clock;

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  synchronized void enter() {
    var now = clock.instant();
    while (!calls.isEmpty() && !calls.element().plus(MINUTE).isAfter(now)) {
      calls.remove();
    }
    if (calls.size() >= perMinute) {
      throw new Refusal(Refusal.Kind.TOO_MANY_REQUESTS);
    }
    calls.add(now);
  }

  synchronized void reset() {
    calls.clear();
  }
}
