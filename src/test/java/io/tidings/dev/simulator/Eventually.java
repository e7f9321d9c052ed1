package io.tidings.dev.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for an assertion to hold that is going to hold soon. */
final class Eventually {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(3);

  private Eventually() {}

  static void eventually(Runnable assertion) {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
