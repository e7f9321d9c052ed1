package io.tidings.privacy;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How long what was sent is kept.
 *
 * @param textsFor texts of send requests; empty for ever
 */
public record TextRetentionSettings(Optional<Duration> textsFor) implements Settings {

  static TextRetentionSettings read(SettingsReader reader) {
    return new TextRetentionSettings(
        reader.durationOrNever(
            "tidings.retention.texts-for", Duration.ofMinutes(1), Duration.ofDays(3_650)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    TextRetentionSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
