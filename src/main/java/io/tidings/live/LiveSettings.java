package io.tidings.live;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How streams are fed.
 *
 * @param queueEvents how many events one reader may be behind before it is dropped
 * @param queueBytes the same in bytes
 */
record LiveSettings(Duration poll, Duration heartbeat, int queueEvents, int queueBytes, int writers)
    implements Settings {

  static LiveSettings read(SettingsReader reader) {
    return new LiveSettings(
        reader.duration("tidings.live.poll", Duration.ofMillis(5), Duration.ofMinutes(1)),
        reader.duration("tidings.live.heartbeat", Duration.ofSeconds(1), Duration.ofMinutes(5)),
        reader.number("tidings.live.queue-events", 16, 100_000),
        reader.number("tidings.live.queue-bytes", 16_384, 100_000_000),
        reader.number("tidings.live.writers", 1, 64));
  }

  @Dependent
  static class Source {
    @Produces
    @Singleton
    LiveSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
