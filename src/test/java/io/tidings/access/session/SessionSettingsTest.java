package io.tidings.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static SessionSettings read(Map<String, String> values) {
    var settings = SettingsFixture.completeBut(values);
    var read = SessionSettings.read(settings.reader());
    assertThat(settings.reader().problems()).isEmpty();
    return read;
  }

  @Test
  void how_long_and_how_many_is_read() {
    assertThat(
            read(
                Map.of(
                    "tidings.access.session-lifetime", "PT1H",
                    "tidings.access.session-idle", "PT5M",
                    "tidings.access.sessions-per-key", "7")))
        .isEqualTo(new SessionSettings(Duration.ofHours(1), Optional.of(Duration.ofMinutes(5)), 7));
  }

  @Test
  void a_session_may_be_unused_for_two_hours_unless_that_is_set() {
    assertThat(read(Map.of()).unusedSince(NOW)).isEqualTo(NOW.minus(Duration.ofHours(2)));
    assertThat(read(Map.of("tidings.access.session-idle", "never")).unusedSince(NOW))
        .isEqualTo(Instant.EPOCH);
  }
}
