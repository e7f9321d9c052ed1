package io.tidings.access.session;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * @param perMinute how many tickets a caller may get in a minute on this node
 */
record TicketSettings(int perMinute) implements Settings {

  static TicketSettings read(SettingsReader reader) {
    return new TicketSettings(reader.number("tidings.access.tickets-per-minute", 1, 10_000_000));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    TicketSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
