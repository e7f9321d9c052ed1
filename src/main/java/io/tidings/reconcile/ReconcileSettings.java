package io.tidings.reconcile;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * When Infobip's logs are asked about silent messages.
 *
 * @param pace time between two calls, so that Infobip's limit is kept
 */
record ReconcileSettings(Duration silentAfter, Duration pace) implements Settings {

  static ReconcileSettings read(SettingsReader reader) {
    int callsPerMinute = reader.number("tidings.reconcile.calls-per-minute", 1, 120);
    return new ReconcileSettings(
        reader.duration(
            "tidings.reconcile.silent-after", Duration.ofMillis(100), Duration.ofMinutes(5)),
        Duration.ofMinutes(1).dividedBy(callsPerMinute));
  }

  @Dependent
  static class Source {
    @Produces
    @Singleton
    ReconcileSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
