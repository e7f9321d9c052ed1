package io.tidings.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.config.SettingsFixture;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSettingsTest {

  private static final String TOKEN = "0123456789abcdefABCDEF";

  @Test
  void who_knows_the_token_may_post_reports() {
    var authentication = authentication(TOKEN);

    assertThat(authentication.accepts(TOKEN)).isTrue();
    assertThat(authentication.accepts("")).isFalse();
    assertThat(authentication.accepts(TOKEN + "0")).isFalse();
    assertThat(authentication.accepts(TOKEN.substring(1))).isFalse();
    assertThat(authentication.accepts("0123456789ABCDEFABCDEF")).isFalse();
  }

  @Test
  void without_a_token_only_the_url_without_one_is_right() {
    var authentication =
        InjectionFixture.inject(new WebhookAuthentication(), new ReportSettings(Optional.empty()));

    assertThat(authentication.accepts("")).isTrue();
    assertThat(authentication.accepts(TOKEN)).isFalse();
  }

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
    var reader = SettingsFixture.of(Map.of("tidings.report.token", token)).reader();

    ReportSettings.read(reader);

    assertThat(reader.problems())
        .containsExactly(
            "tidings.report.token is not usable in a URL: set it to 16 to 128 letters and digits.");
  }

  private static WebhookAuthentication authentication(String token) {
    var reader = SettingsFixture.of(Map.of("tidings.report.token", token)).reader();
    var settings = ReportSettings.read(reader);
    assertThat(reader.problems()).isEmpty();
    return InjectionFixture.inject(new WebhookAuthentication(), settings);
  }
}
