package io.tidings.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Spaces calls so that no more than so many messages a second are submitted. */
final class RateLimit {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int messagesPerSecond;
  private final Clock clock;
  private Instant free = Instant.EPOCH;

  /**
   * @param messagesPerSecond 0 for no limit
   */
  RateLimit(int messagesPerSecond, Clock clock) {
    this.messagesPerSecond = messagesPerSecond;
    this.clock = clock;
  }

  /**
   * Reserves the next time at which so many messages may be submitted.
   *
   * @return how long it is until then
   */
  synchronized Duration reserve(int messages) {
    if (messagesPerSecond == 0) {
      return Duration.ZERO;
    }
    var now = clock.instant();
    var start = free.isAfter(now) ? free : now;
    free = start.plusNanos(messages * SECOND / messagesPerSecond);
    return Duration.between(now, start);
  }
}
