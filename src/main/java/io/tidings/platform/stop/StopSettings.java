package io.tidings.platform.stop;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How a node stops.
 *
 * @param notice how long it says that it is not ready before anything else stops
 */
record StopSettings(Duration notice) implements Settings {

  static StopSettings read(SettingsReader reader) {
    return new StopSettings(
        reader.duration("tidings.stop.notice", Duration.ZERO, Duration.ofMinutes(5)));
  }

  @Dependent
  static class Producer {

    @Produces
    @Singleton
    StopSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
