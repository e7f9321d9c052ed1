package io.tidings.send;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * How the outbox relay works.
 *
 * @param retries how long to wait before each further attempt
 * @param silentAfter when to ask Infobip about a message it said nothing of
 */
record SendSettings(
    int workers,
    int batch,
    Duration tick,
    Duration lease,
    List<Duration> retries,
    Duration silentAfter)
    implements Settings {

  static SendSettings read(SettingsReader reader) {
    return new SendSettings(
        reader.number("tidings.send.workers", 1, 64),
        reader.number("tidings.send.batch", 1, 1_000),
        reader.duration("tidings.send.tick", Duration.ofMillis(10), Duration.ofMinutes(1)),
        reader.duration("tidings.send.lease", Duration.ofSeconds(1), Duration.ofHours(1)),
        reader.durations("tidings.send.retries", Duration.ofMillis(10), Duration.ofHours(24)),
        reader.duration(
            "tidings.reconcile.silent-after", Duration.ofMillis(100), Duration.ofMinutes(5)));
  }

  @Dependent
  static class Source {
    @Produces
    @Singleton
    SendSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
