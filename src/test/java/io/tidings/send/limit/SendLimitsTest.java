package io.tidings.send.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendLimitsTest {

  private static final String KEY = "tidings.send.messages-per-day";

  @Test
  void there_is_no_limit_by_default() {
    var settings = SettingsFixture.completeBut(Map.of());

    assertThat(SendLimits.read(settings.reader()))
        .isEqualTo(new SendLimits(CallerLimit.NONE, CallerLimit.NONE));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void a_caller_has_its_own_limit_or_that_of_all_others() {
    var limit = messagesPerDay("100, shop:5");
    assertThat(limit.of("shop")).isEqualTo(OptionalInt.of(5));
    assertThat(limit.of("batch")).isEqualTo(OptionalInt.of(100));

    var onlyShop = messagesPerDay("shop:5");
    assertThat(onlyShop.of("batch")).isEmpty();
  }

  private static CallerLimit messagesPerDay(String value) {
    var settings = SettingsFixture.completeBut(Map.of(KEY, value));
    var limits = SendLimits.read(settings.reader());
    assertThat(settings.reader().problems()).isEmpty();
    return limits.messagesPerDay();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"many", "0", "-1", "1.5", "5,6", "shop:5,shop:6", "shop:", "shop:5:6", "5,"})
  void a_wrong_value_is_told_in_a_sentence(String value) {
    var settings = SettingsFixture.completeBut(Map.of(KEY, value));

    SendLimits.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            KEY
                + " is '"
                + value
                + "': set it to a whole number, to name:number for callers that differ, or to both,"
                + " comma separated, each once.");
  }

  @Test
  void a_limit_may_be_of_somebody_whose_key_is_made_later() {
    var settings = SettingsFixture.completeBut(Map.of(KEY, "5,desk:6"));

    SendLimits.read(settings.reader());

    assertThat(settings.reader().problems()).isEmpty();
  }
}
