package io.tidings.report.unmatched;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How reports wait for their message.
 *
 * @param matchEvery how often messages of unmatched reports are looked for
 * @param keptFor how long unmatched reports are kept; empty when for ever
 */
public record UnmatchedSettings(Duration matchEvery, Optional<Duration> keptFor)
    implements Settings {

  static UnmatchedSettings read(SettingsReader reader) {
    return new UnmatchedSettings(
        reader.duration("tidings.report.match-every", Duration.ofMillis(100), Duration.ofHours(1)),
        reader.durationOrNever(
            "tidings.report.unmatched-for", Duration.ofMinutes(1), Duration.ofDays(3_650)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    UnmatchedSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
