package io.tidings.report.intake;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How reports wait to be stored.
 *
 * @param queue how many may wait
 */
record IntakeSettings(int queue) implements Settings {

  static IntakeSettings read(SettingsReader reader) {
    return new IntakeSettings(reader.number("tidings.report.queue", 100, 1_000_000));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    IntakeSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
