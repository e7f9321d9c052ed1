package io.tidings.report.silence;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * When it is odd that no report comes.
 *
 * @param after how long none came
 * @param messages how many messages were submitted meanwhile, at least
 */
record SilenceSettings(Duration after, int messages) implements Settings {

  static SilenceSettings read(SettingsReader reader) {
    return new SilenceSettings(
        reader.duration("tidings.report.silence-after", Duration.ofSeconds(1), Duration.ofDays(2)),
        reader.number("tidings.report.silence-messages", 1, 1_000_000));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    SilenceSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
