package io.tidings.report.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.http.InfobipSettings;
import io.tidings.report.call.WebhookCalls.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelyCauseTest {

  private static final String OUTSIDE = "https://sms.example.org";

  @Test
  void refused_calls_tell_which_setting_to_look_at() {
    assertThat(
            LikelyCause.of(
                Optional.of(new Refused("wrong-token", 12, Instant.EPOCH, Instant.EPOCH)),
                infobip("http://localhost", false)))
        .isEqualTo(
            "12 webhook calls were refused as wrong-token: is tidings.report.token the one in the"
                + " URL Infobip calls?");
    assertThat(
            LikelyCause.of(
                Optional.of(new Refused("too-large", 1, Instant.EPOCH, Instant.EPOCH)),
                infobip(OUTSIDE, false)))
        .isEqualTo(
            "1 webhook calls were refused as too-large: look at them on the page Webhook calls.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://10.1.2.3",
        "http://192.168.0.7",
        "http://[::1]:8080"
      })
  void a_public_url_that_is_not_public_is_named(String url) {
    assertThat(LikelyCause.of(Optional.empty(), infobip(url, false)))
        .isEqualTo("tidings.public-url is " + url + ", which Infobip cannot reach.");
  }

  @Test
  void when_nothing_calls_it_is_the_way_here_or_the_subscription_and_no_secret_is_told() {
    assertThat(LikelyCause.of(Optional.empty(), infobip(OUTSIDE, false)))
        .isEqualTo(
            "nothing calls here: can Infobip reach https://sms.example.org, through firewall, proxy"
                + " and certificate?");
    assertThat(LikelyCause.of(Optional.empty(), infobip(OUTSIDE, true)))
        .isEqualTo(
            "nothing calls here: does a subscription of the Infobip account for SMS and DELIVERY"
                + " call https://sms.example.org/webhooks/infobip/reports?");
  }

  @Test
  void a_password_in_the_public_url_is_not_told() {
    var url = "https://name:p%40ss@10.1.2.3:8443";
    assertThat(LikelyCause.of(Optional.empty(), infobip(url, false)))
        .isEqualTo("tidings.public-url is https://10.1.2.3:8443, which Infobip cannot reach.");
  }

  private static InfobipSettings infobip(String publicUrl, boolean bySubscription) {
    return new InfobipSettings(
        URI.create("https://abc.api.infobip.com"),
        "secret",
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Optional.empty(),
        URI.create(publicUrl + "/webhooks/infobip/reports/0123456789abcdef"),
        bySubscription,
        false);
  }
}
