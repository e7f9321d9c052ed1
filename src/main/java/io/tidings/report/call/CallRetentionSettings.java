package io.tidings.report.call;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How long webhook calls are kept.
 *
 * @param callsFor all of them; empty when for ever
 * @param refusedMost how many refused ones, however young
 */
public record CallRetentionSettings(Optional<Duration> callsFor, int refusedMost)
    implements Settings {

  static CallRetentionSettings read(SettingsReader reader) {
    return new CallRetentionSettings(
        reader.durationOrNever(
            "tidings.report.calls-for", Duration.ofMinutes(1), Duration.ofDays(3_650)),
        reader.number("tidings.report.refused-most", 10, 1_000_000));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    CallRetentionSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
