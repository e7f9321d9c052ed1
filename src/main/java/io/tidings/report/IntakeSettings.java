package io.tidings.report;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How reports wait: to be stored, and for their message.
 *
 * @param queue how many may wait to be stored
 * @param matchEvery how often messages of unmatched reports are looked for
 * @param unmatchedFor how long unmatched reports are kept
 */
record IntakeSettings(int queue, Duration matchEvery, Duration unmatchedFor) implements Settings {

  static IntakeSettings read(SettingsReader reader) {
    return new IntakeSettings(
        reader.number("tidings.report.queue", 100, 1_000_000),
        reader.duration("tidings.report.match-every", Duration.ofMillis(100), Duration.ofHours(1)),
        reader.duration(
            "tidings.report.unmatched-for", Duration.ofMinutes(1), Duration.ofDays(3_650)));
  }

  @Dependent
  static class Source {
    @Produces
    @Singleton
    IntakeSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
