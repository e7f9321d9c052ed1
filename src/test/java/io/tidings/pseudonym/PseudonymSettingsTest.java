package io.tidings.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymSettingsTest {

  private static final String KEY = "tidings.privacy.pseudonym-key";

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 257})
  void a_key_that_is_too_short_or_too_long_is_named_and_not_shown(int length) {
    var reader = SettingsFixture.of(Map.of(KEY, "k".repeat(length))).reader();

    PseudonymSettings.read(reader);

    assertThat(reader.problems())
        .containsExactly(KEY + " is not usable: set it to a secret of 32 to 256 characters.");
  }

  @Test
  void without_a_key_nothing_is_wrong_and_nobody_can_be_erased() {
    var reader = SettingsFixture.of(Map.of()).reader();

    assertThat(PseudonymSettings.read(reader).bytes()).isEmpty();
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void the_key_is_in_no_text_of_the_settings() {
    var key = "k".repeat(32);
    var settings = PseudonymSettings.read(SettingsFixture.of(Map.of(KEY, key)).reader());

    assertThat(settings.bytes()).isPresent();
    assertThat(settings.toString()).doesNotContain(key);
  }
}
