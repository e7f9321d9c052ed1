package io.tidings.read.export;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How many exports there may be and how long they may take: each holds a thread of the server.
 *
 * @param atOnce how many this node writes at the same time
 * @param perCaller how many of them may be of one caller
 * @param stall how long a reader may take nothing
 * @param longest how long one may take in all
 */
record ExportSettings(int atOnce, int perCaller, Duration stall, Duration longest)
    implements Settings {

  private static final Duration SECOND = Duration.ofSeconds(1);

  static ExportSettings read(SettingsReader reader) {
    return new ExportSettings(
        reader.number("tidings.export.at-once", 1, 64),
        reader.number("tidings.export.per-caller", 1, 64),
        reader.duration("tidings.export.stall", SECOND, Duration.ofHours(1)),
        reader.duration("tidings.export.longest", SECOND, Duration.ofDays(7)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    ExportSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
