package io.tidings.dev.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * Infobip's waits between the tries of a webhook call: 1 min + 1 min * n^2, twenty times, then
 * never again.
 */
record RetrySchedule(double factor) {
  private static final int RETRIES = 20;

  Optional<Duration> waitAfter(int retries) {
    if (retries >= RETRIES) {
      return Optional.empty();
    }
    double minutes = 1 + (double) retries * retries;
    return Optional.of(Duration.ofNanos((long) (minutes * 60e9 * factor)));
  }
}
