package io.tidings.dev.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Moments at a steady rate, which several threads share; none is left out when they are late. */
final class Pace {

  private final long began = System.nanoTime();
  private final long spacing;
  private final AtomicLong moments = new AtomicLong();

  Pace(double perSecond) {
    this.spacing = (long) (1e9 / perSecond);
  }

  /** Waits for the next moment and tells it, in the terms of {@link System#nanoTime}. */
  long await() {
    long due = began + moments.getAndIncrement() * spacing;
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    return due;
  }
}
