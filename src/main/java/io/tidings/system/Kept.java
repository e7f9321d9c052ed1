package io.tidings.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of the database that many ask for: it is read again when it is old, by one of them;
 * meanwhile the others are given what was read before.
 */
final class Kept<T> {

  /** Whoever would be given something much older waits instead. */
  private static final int TIMES = 10;

  private record Reading<T>(T value, Instant at) {}

  private final Supplier<T> source;
  private final Duration fresh;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Reading<T> last;

  /**
   * @param fresh how long it counts
   */
  Kept(Supplier<T> source, Duration fresh, Clock clock) {
    this.source = source;
    this.fresh = fresh;
    this.clock = clock;
  }

  T get() {
    var known = last;
    if (known != null && isYoungerThan(fresh, known)) {
      return known.value();
    }
    if (known != null && isYoungerThan(fresh.multipliedBy(TIMES), known)) {
      if (!reading.tryLock()) {
        return known.value();
      }
    } else {
      reading.lock();
    }
    try {
      return read();
    } finally {
      reading.unlock();
    }
  }

  private T read() {
    var known = last;
    if (known != null && isYoungerThan(fresh, known)) {
      return known.value();
    }
    var read = source.get();
    last = new Reading<>(read, clock.instant());
    return read;
  }

  private boolean isYoungerThan(Duration age, Reading<T> one) {
    return one.at().plus(age).isAfter(clock.instant());
  }
}
