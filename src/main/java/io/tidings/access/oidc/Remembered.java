package io.tidings.access.oidc;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the provider publishes. It is read again when it is old, and then goes on to count
 * when it cannot be; it is asked for at most once in ten seconds, whoever wants it.
 */
final class Remembered<T> {

  static final Duration FRESH = Duration.ofMinutes(10);
  static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

  /** Asks the provider. */
  @FunctionalInterface
  interface Source<T> {
    T read() throws IOException;
  }

  private final Source<T> source;
  private final Clock clock;
  private @Nullable T value;
  private Instant readAt = Instant.EPOCH;
  private Instant triedAt = Instant.EPOCH;

  Remembered(Source<T> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * @throws IOException when it was never read and cannot be now
   */
  T get() throws IOException {
    return get(FRESH);
  }

  /** As it is now, unless it was asked for a moment ago. */
  T renewed() throws IOException {
    return get(Duration.ZERO);
  }

  private synchronized T get(Duration oldest) throws IOException {
    boolean wanted = value == null || hasPassed(oldest, readAt);
    if (wanted && hasPassed(LEAST_BETWEEN, triedAt)) {
      triedAt = clock.instant();
      try {
        value = source.read();
        readAt = triedAt;
      } catch (IOException failed) {
        if (value == null) {
          throw failed;
        }
      }
    }
    var known = value;
    if (known == null) {
      throw new IOException("it was asked in vain a moment ago");
    }
    return known;
  }

  private boolean hasPassed(Duration time, Instant since) {
    return !since.plus(time).isAfter(clock.instant());
  }
}
