package io.tidings.access.session;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a sign-in lasts, and how many there may be.
 *
 * @param lifetime whatever is done with it
 * @param idle how long a session may be unused; empty for as long as it lasts
 * @param mostPerKey how many sessions a key may have at one time
 */
record SessionSettings(Duration lifetime, Optional<Duration> idle, int mostPerKey)
    implements Settings {

  static SessionSettings read(SettingsReader reader) {
    return new SessionSettings(
        reader.duration(
            "tidings.access.session-lifetime", Duration.ofMinutes(1), Duration.ofDays(30)),
        reader.durationOrNever(
            "tidings.access.session-idle", Duration.ofMinutes(5), Duration.ofDays(30)),
        reader.number("tidings.access.sessions-per-key", 1, 100_000));
  }

  /** A session that was last used before this moment has ended. */
  Instant unusedSince(Instant now) {
    return idle.map(now::minus).orElse(Instant.EPOCH);
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    SessionSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
