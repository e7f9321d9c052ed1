package io.tidings.audit;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How long it is kept who did what.
 *
 * @param keep empty for ever
 */
public record AuditSettings(Optional<Duration> keep) implements Settings {

  /** The database forgets nothing that is younger, whatever it is asked for. */
  private static final Duration LEAST = Duration.ofDays(30);

  static AuditSettings read(SettingsReader reader) {
    return new AuditSettings(
        reader.durationOrNever("tidings.audit.keep", LEAST, Duration.ofDays(36_500)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    AuditSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
