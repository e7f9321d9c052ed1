package io.tidings.system.node;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps since when something has been so, once it was found so several times in a row. */
final class Lasting {

  /** One slow answer is nothing to tell anybody of. */
  private static final int TIMES = 3;

  private @Nullable Instant first;
  private int times;

  /**
   * It was looked at.
   *
   * @return since when it has been so; empty while that is not known
   */
  Optional<Instant> found(boolean so, Instant at) {
    times = so ? Math.min(times + 1, TIMES) : 0;
    if (!so) {
      first = null;
    } else if (first == null) {
      first = at;
    }
    return times < TIMES ? Optional.empty() : Optional.ofNullable(first);
  }
}
