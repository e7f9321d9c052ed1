package io.tidings.infobip.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                Optional.empty(),
                URI.create(
                    "https://sms.example.org/tidings/webhooks/infobip/reports/0123456789abcdef"),
                false,
                false));
    assertThat(InfobipSettings.read(settings.reader()))
        .hasToString("Infobip at abc.api.infobip.com");
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void the_way_may_lead_through_a_proxy() {
    var settings =
        SettingsFixture.completeBut(Map.of("tidings.infobip.proxy", "http://proxy:3128/"));

    assertThat(InfobipSettings.read(settings.reader()).proxy())
        .contains(URI.create("http://proxy:3128"));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy:3128",
        "http://proxy",
        "https://proxy:3128",
        "http://proxy:3128/path",
        "http://me:secret@proxy:3128",
        "http://proxy:3128?x",
        "socks5://proxy:1080",
        "a b"
      })
  void what_is_no_address_of_a_proxy_is_refused_without_telling_it(String value) {
    var reader = SettingsFixture.completeBut(Map.of("tidings.infobip.proxy", value)).reader();

    InfobipSettings.read(reader);

    assertThat(reader.problems())
        .containsExactly(
            "tidings.infobip.proxy is not the address of a proxy: set it to http://<host>:<port>,"
                + " without a name and password, or leave it out.");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sms.example.org",
        "https://sms.example.org/",
        "https://sms.example.org//"
      })
  void slashes_at_the_end_of_the_public_url_do_no_harm(String publicUrl) {
    var settings =
        InfobipSettings.read(
            SettingsFixture.completeBut(Map.of("tidings.public-url", publicUrl)).reader());

    assertThat(settings.reportUrl())
        .hasToString("https://sms.example.org/webhooks/infobip/reports");
  }

  @Test
  void a_public_url_that_infobip_can_reach_is_no_matter() {
    assertThat(warnings("https://abc.api.infobip.com", "https://sms.example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8089", "https://infobip.com.example.org"})
  void nothing_matters_where_it_is_not_infobip_that_is_called(String baseUrl) {
    assertThat(warnings(baseUrl, "http://localhost:8080")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "sms.localhost",
        "127.0.0.1",
        "127.1.2.3",
        "[::1]",
        "0.0.0.0",
        "10.1.2.3",
        "192.168.0.7",
        "172.16.0.1",
        "169.254.1.1"
      })
  void an_address_of_this_machine_or_network_is_said(String host) {
    assertThat(warnings("https://abc.api.infobip.com", "https://" + host + ":8443"))
        .containsExactly(
            "tidings.public-url is an address of this machine or network: Infobip cannot reach it,"
                + " and no reports will come.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms.example.org", "8.8.8.8", "10.example.org", "[2001:db8::1]"})
  void other_addresses_are_not(String host) {
    assertThat(warnings("https://abc.api.infobip.com", "https://" + host)).isEmpty();
  }

  @Test
  void what_is_not_encrypted_is_said() {
    assertThat(warnings("http://API.infobip.com", "http://sms.example.org"))
        .containsExactly(
            "tidings.infobip.base-url is not https: the API key can be read on its way.",
            "tidings.public-url is not https: reports and their token can be read on their way.");
  }

  private static List<String> warnings(String baseUrl, String publicUrl) {
    var settings =
        SettingsFixture.completeBut(
            Map.of("tidings.infobip.base-url", baseUrl, "tidings.public-url", publicUrl));
    return InfobipSettings.read(settings.reader()).warnings();
  }
}
