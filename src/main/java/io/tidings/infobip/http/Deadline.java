package io.tidings.infobip.http;

import java.io.IOException;
import java.time.Duration;

/** When nobody waits for a call any more. */
public record Deadline(long nanos) {

  /** There was no answer, or not all of it, when the time of the call was over. */
  public static final class TooLate extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** The time runs from now. */
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  void check() throws TooLate {
    if (System.nanoTime() - nanos > 0) {
      throw new TooLate();
    }
  }
}
