package io.tidings.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import io.tidings.message.record.Grace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileSettingsTest {

  @ParameterizedTest
  @CsvSource({"1, PT1M", "100, PT0.6S", "120, PT0.5S"})
  void calls_are_spread_evenly_over_the_minute(String calls, Duration pace) {
    var settings =
        SettingsFixture.completeBut(
            Map.of(
                "tidings.reconcile.calls-per-minute", calls,
                "tidings.reconcile.looks", "PT2H,PT1H",
                "tidings.send.retries", "PT1S,PT2S"));

    assertThat(ReconcileSettings.read(settings.reader()))
        .isEqualTo(
            new ReconcileSettings(
                List.of(Duration.ofHours(1), Duration.ofHours(2)),
                Duration.ofHours(1),
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(1)),
                3,
                pace));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void more_than_infobip_allows_and_looks_beyond_its_logs_are_refused() {
    var settings =
        SettingsFixture.completeBut(
            Map.of(
                "tidings.reconcile.calls-per-minute", "121",
                "tidings.reconcile.looks", "PT5M,PT48H"));

    ReconcileSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            "tidings.reconcile.calls-per-minute is '121': set it to a whole number from 1 to 120.",
            "tidings.reconcile.looks is 'PT48H': set it to an ISO 8601 duration from PT0.01S to"
                + " PT47H, such as PT5S.");
  }

  @Test
  void whoever_needs_them_is_given_what_was_read() {
    var settings = SettingsFixture.completeBut(Map.of());

    assertThat(new ReconcileSettings.Producer().settings(settings.reader()))
        .isEqualTo(ReconcileSettings.read(settings.reader()));
    assertThat(new ReconcileSettings.Producer().grace(ReconcileSettings.read(settings.reader())))
        .isEqualTo(new Grace(Duration.ofHours(1)));
  }
}
