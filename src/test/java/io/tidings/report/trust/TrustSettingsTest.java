package io.tidings.report.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "0123456789abcde",
        "0123456789 abcdef",
        "0123456789/abcdef",
        "ž123456789abcdef"
      })
  void a_token_that_can_be_guessed_or_fits_no_url_is_named_and_not_repeated(String token) {
    assertThat(problems(Map.of("tidings.report.token", token)))
        .containsExactly(
            "tidings.report.token is not usable: set it to 16 to 128 letters and digits.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "basic         | no-colon-in-here-at-all | is not usable: set it to name:password, with 16 characters or more of password.",
        "basic         | name:short              | is not usable: set it to name:password, with 16 characters or more of password.",
        "hmac-secret   | short                   | is not usable: set it to the secret of the signature, 16 characters or more.",
        "hmac-algorithm| MD5                     | is not one that is known: set it to SHA-1, SHA-256, SHA-384 or SHA-512.",
        "hmac-encoding | octal                   | is not one that is known: set it to hex or base64.",
        "hmac-header   | X Signature             | is not the name of a header: set it to one, such as X-Hub-Signature."
      })
  void what_is_wrong_is_told_in_a_sentence(String key, String value, String sentence) {
    assertThat(problems(Map.of("tidings.report." + key, value)))
        .containsExactly("tidings.report." + key + " " + sentence);
  }

  @Test
  void the_secret_before_is_held_to_the_same_and_stands_beside_one() {
    assertThat(
            problems(
                Map.of(
                    "tidings.report.token-previous", "0123456789abcdef",
                    "tidings.report.hmac-secret", "0123456789abcdef",
                    "tidings.report.hmac-secret-previous", "short")))
        .containsExactly(
            "tidings.report.hmac-secret-previous is not usable: set it to the secret of the"
                + " signature, 16 characters or more.",
            "tidings.report.token-previous is set without tidings.report.token: set both.");
  }

  @Test
  void no_secret_is_in_what_is_printed() {
    var settings =
        WebhookFixture.settings(
            Map.of(
                "tidings.report.token", "0123456789abcdef",
                "tidings.report.basic", "infobip:0123456789abcdef",
                "tidings.report.hmac-secret", "0123456789abcdef"));

    assertThat(settings.toString()).doesNotContain("0123456789abcdef");
  }

  private static Iterable<String> problems(Map<String, String> values) {
    var reader = SettingsFixture.completeBut(values).reader();
    TrustSettings.read(reader);
    return reader.problems();
  }
}
