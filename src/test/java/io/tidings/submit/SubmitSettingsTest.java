package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmitSettingsTest {

  @Test
  void settings_are_read_with_their_defaults() {
    var settings =
        SettingsFixture.completeBut(
            Map.of("tidings.send.retries", "PT1S, PT5S", "tidings.send.calls", "8"));

    assertThat(SubmitSettings.read(settings.reader()))
        .isEqualTo(
            new SubmitSettings(
                8,
                500,
                0,
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)),
                Duration.ofHours(48),
                5,
                List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30)),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30)));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void every_value_out_of_bounds_is_named() {
    var settings =
        SettingsFixture.completeBut(
            Map.of(
                "tidings.send.calls", "0",
                "tidings.send.batch", "1001",
                "tidings.send.rate", "-1",
                "tidings.send.failures", "0",
                "tidings.send.retries", "PT1S,soon"));

    SubmitSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            "tidings.send.batch is '1001': set it to a whole number from 1 to 1000.",
            "tidings.send.calls is '0': set it to a whole number from 1 to 256.",
            "tidings.send.failures is '0': set it to a whole number from 1 to 1000.",
            "tidings.send.rate is '-1': set it to a whole number from 0 to 100000.",
            "tidings.send.retries is 'soon': set it to an ISO 8601 duration from PT0.01S to PT24H,"
                + " such as PT5S.");
  }

  @Test
  void a_lease_outlasts_the_longest_call() {
    var settings =
        SettingsFixture.completeBut(
            Map.of("tidings.send.lease", "PT35S", "tidings.infobip.connect-timeout", "PT5S"));

    SubmitSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            "tidings.send.lease is PT35S: set it to more than PT35S, the sum of"
                + " tidings.infobip.connect-timeout and tidings.infobip.read-timeout.");
  }

  @Test
  void whoever_needs_them_is_given_what_was_read() {
    var settings = SettingsFixture.completeBut(Map.of());

    assertThat(new SubmitSettings.Producer().settings(settings.reader()))
        .isEqualTo(SubmitSettings.read(settings.reader()));
  }
}
