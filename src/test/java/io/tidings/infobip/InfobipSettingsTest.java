package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfobipSettingsTest {

  @Test
  void infobip_reaches_us_under_our_public_url_with_the_token() {
    var settings =
        SettingsFixture.completeBut(
            Map.of(
                "tidings.infobip.base-url", "https://abc.api.infobip.com/",
                "tidings.public-url", "https://sms.example.org/tidings/",
                "tidings.report.token", "0123456789abcdef"));

    assertThat(InfobipSettings.read(settings.reader()))
        .isEqualTo(
            new InfobipSettings(
                URI.create("https://abc.api.infobip.com"),
                "secret",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                URI.create(
                    "https://sms.example.org/tidings/webhooks/infobip/reports/0123456789abcdef"),
                false));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void without_a_token_the_url_ends_before_it() {
    var settings = InfobipSettings.read(SettingsFixture.completeBut(Map.of()).reader());

    assertThat(settings.reportUrl())
        .isEqualTo(URI.create("https://sms.example.org/webhooks/infobip/reports"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tidings.report.basic", "tidings.report.hmac-secret"})
  void what_infobip_does_only_for_a_subscription_is_left_to_one(String key) {
    var settings =
        InfobipSettings.read(SettingsFixture.completeBut(Map.of(key, "anything")).reader());

    assertThat(settings.bySubscription()).isTrue();
  }

  @Test
  void a_token_that_fits_into_no_url_does_not_hide_what_else_is_wrong() {
    var reader =
        SettingsFixture.completeBut(
                Map.of("tidings.report.token", "a b%{", "tidings.infobip.api-key", ""))
            .reader();

    InfobipSettings.read(reader);

    assertThat(reader.problems())
        .containsExactly(
            "tidings.infobip.api-key is missing: set it to an API key of your Infobip account.");
  }
}
