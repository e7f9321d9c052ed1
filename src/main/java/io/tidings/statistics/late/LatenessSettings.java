package io.tidings.statistics.late;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * When deliveries are late.
 *
 * @param messages how many there are to the network or the country, at least
 */
record LatenessSettings(int messages) implements Settings {

  static LatenessSettings read(SettingsReader reader) {
    return new LatenessSettings(reader.number("tidings.statistics.late-messages", 1, 1_000_000));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    LatenessSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
