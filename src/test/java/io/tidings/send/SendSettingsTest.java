package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendSettingsTest {

  @Test
  void settings_are_read_with_their_defaults() {
    var settings =
        SettingsFixture.completeBut(
            Map.of("tidings.send.retries", "PT1S, PT5S", "tidings.send.workers", "8"));

    assertThat(SendSettings.read(settings.reader()))
        .isEqualTo(
            new SendSettings(
                8,
                500,
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)),
                Duration.ofMinutes(5)));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void every_value_out_of_bounds_is_named() {
    var settings =
        SettingsFixture.completeBut(
            Map.of(
                "tidings.send.workers", "0",
                "tidings.send.batch", "1001",
                "tidings.send.lease", "PT0.9S",
                "tidings.send.retries", "PT1S,soon"));

    SendSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            "tidings.send.batch is '1001': set it to a whole number from 1 to 1000.",
            "tidings.send.lease is 'PT0.9S': set it to an ISO 8601 duration from PT1S to PT1H, such"
                + " as PT5S.",
            "tidings.send.retries is 'soon': set it to an ISO 8601 duration from PT0.01S to PT24H,"
                + " such as PT5S.",
            "tidings.send.workers is '0': set it to a whole number from 1 to 64.");
  }
}
