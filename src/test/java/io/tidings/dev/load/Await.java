package io.tidings.dev.load;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what happens outside this process. */
final class Await {

  private static final long POLL_MILLIS = 20;

  private Await() {}

  /**
   * @throws IllegalStateException when it takes longer than one should wait
   */
  static void until(String what, Duration patience, Callable<Boolean> happened) throws Exception {
    if (!happens(patience, happened)) {
      throw new IllegalStateException("Waited " + patience.toSeconds() + " s for " + what);
    }
  }

  /**
   * @return false when it took too long
   */
  static boolean happens(Duration patience, Callable<Boolean> happened) throws Exception {
    var deadline = Instant.now().plus(patience);
    while (!happened.call()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
