package io.tidings.system;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * When something is wrong.
 *
 * @param outboxLate for how long a message may be due before somebody is told
 */
record StateSettings(Duration outboxLate) implements Settings {

  static StateSettings read(SettingsReader reader) {
    return new StateSettings(
        reader.duration("tidings.state.outbox-late", Duration.ofSeconds(1), Duration.ofDays(2)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    StateSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
