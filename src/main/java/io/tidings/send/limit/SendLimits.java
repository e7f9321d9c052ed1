package io.tidings.send.limit;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How much each caller may send.
 *
 * @param requestsPerSecond on one node
 * @param messagesPerDay on all nodes together
 */
record SendLimits(CallerLimit requestsPerSecond, CallerLimit messagesPerDay) implements Settings {

  static SendLimits read(SettingsReader reader) {
    return new SendLimits(
        CallerLimit.read(reader, "tidings.send.requests-per-second"),
        CallerLimit.read(reader, "tidings.send.messages-per-day"));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    SendLimits limits(SettingsReader reader) {
      return read(reader);
    }
  }
}
