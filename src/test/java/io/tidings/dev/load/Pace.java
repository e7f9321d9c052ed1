package io.tidings.dev.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Moments at a steady rate, which several threads share. */
final class Pace {

  private final long began = System.nanoTime();
  private final long spacing;
  private final long mostLate;
  private final AtomicLong moments = new AtomicLong();

  /** None is left out when they are late. */
  Pace(double perSecond) {
    this(perSecond, Long.MAX_VALUE / 2);
  }

  /**
   * @param mostLate how many nanoseconds they may be late; earlier moments are left out
   */
  Pace(double perSecond, long mostLate) {
    this.spacing = (long) (1e9 / perSecond);
    this.mostLate = mostLate;
  }

  /** Waits for the next moment and tells it, in the terms of {@link System#nanoTime}. */
  long await() {
    long earliest = (System.nanoTime() - began - mostLate) / spacing;
    long moment = moments.updateAndGet(next -> Math.max(next, earliest) + 1) - 1;
    long due = began + moment * spacing;
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    return due;
  }
}
