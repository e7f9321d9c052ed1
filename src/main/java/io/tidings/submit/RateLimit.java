package io.tidings.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Permits to submit, one for each message, so that no more than so many messages a second are
 * submitted. They are taken before messages are claimed: a claim that waited for its permit would
 * use up its lease.
 */
@ApplicationScoped
public class RateLimit {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /**
   * So often a second permits are given out, some at once, for calls with more than one message.
   */
  private static final int SHARES = 10;

  /** What the caller wakes up too late by is made up for, longer idleness is not. */
  private static final Duration LATE = Duration.ofMillis(50);

  @Inject private SubmitSettings settings;
  @Inject private Clock clock;
  private Instant next = Instant.EPOCH;

  /**
   * Takes permits for messages that may be submitted now.
   *
   * @return how many were taken, at most a tenth of those of a second but always one; 0 when the
   *     next are not due yet
   */
  synchronized int take(int most) {
    if (settings.rate() == 0) {
      return most;
    }
    if (most == 0 || !untilNext().isZero()) {
      return 0;
    }
    int taken = Math.min(most, Math.max(1, settings.rate() / SHARES));
    owe(taken);
    return taken;
  }

  /** Gives back permits that were taken for nothing. */
  synchronized void giveBack(int permits) {
    next = next.minus(time(permits));
  }

  /** Messages are submitted without a permit: those that come after them wait for it. */
  synchronized void owe(int messages) {
    var earliest = clock.instant().minus(LATE);
    next = (next.isAfter(earliest) ? next : earliest).plus(time(messages));
  }

  /** How long it is until permits can be taken again. */
  synchronized Duration untilNext() {
    var now = clock.instant();
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  private Duration time(int permits) {
    return settings.rate() == 0
        ? Duration.ZERO
        : Duration.ofNanos(permits * SECOND / settings.rate());
  }
}
