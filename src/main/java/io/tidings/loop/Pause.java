package io.tidings.loop;

import java.time.Duration;

/**
 * The pauses of work that nobody waits for, in which others have the database. A step that took
 * long had to wait for them, so it is followed by a longer one.
 */
public final class Pause {

  private static final Duration LEAST = Duration.ofMillis(60);

  /** Not longer than {@link Loop#close} waits. */
  private static final Duration MOST = Duration.ofSeconds(2);

  /** Such work has at most a fifth of the time of one connection. */
  private static final int TIMES = 4;

  private Pause() {}

  /** The step with a pause after it while there is more to do. */
  public static Loop.Step between(Loop.Step step) {
    return () -> {
      long began = System.nanoTime();
      boolean more = step.run();
      if (more) {
        Thread.sleep(after(Duration.ofNanos(System.nanoTime() - began)).toMillis());
      }
      return more;
    };
  }

  static Duration after(Duration step) {
    var pause = step.multipliedBy(TIMES);
    if (pause.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return pause.compareTo(MOST) < 0 ? pause : MOST;
  }
}
