package io.tidings.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileSettingsTest {

  @ParameterizedTest
  @CsvSource({"1, PT1M", "100, PT0.6S", "120, PT0.5S"})
  void calls_are_spread_evenly_over_the_minute(String calls, Duration pace) {
    var settings = SettingsFixture.completeBut(Map.of("tidings.reconcile.calls-per-minute", calls));

    assertThat(ReconcileSettings.read(settings.reader()))
        .isEqualTo(new ReconcileSettings(Duration.ofMinutes(5), pace));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void more_calls_than_infobip_allows_are_refused() {
    var settings = SettingsFixture.completeBut(Map.of("tidings.reconcile.calls-per-minute", "121"));

    ReconcileSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            "tidings.reconcile.calls-per-minute is '121': set it to a whole number from 1 to 120.");
  }
}
