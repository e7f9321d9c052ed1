package io.tidings.dev.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.dev.run.RunSettings.Account;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

  private final Properties properties = new Properties();

  @Test
  void nothing_has_to_be_chosen() {
    assertThat(RunSettings.from(properties))
        .isEqualTo(new RunSettings(8080, 8089, 0, Optional.empty(), Optional.empty()));
  }

  @Test
  void an_empty_property_is_an_absent_one() {
    properties.setProperty("tidings.http.port", "");
    properties.setProperty("tidings.infobip.base-url", "");
    properties.setProperty("tidings.infobip.api-key", "");
    properties.setProperty("tidings.public-url", "");

    assertThat(RunSettings.from(properties)).isEqualTo(RunSettings.from(new Properties()));
  }

  @Test
  void everything_may_be_chosen() {
    properties.setProperty("tidings.http.port", "9000");
    properties.setProperty("tidings.simulator.port", "9001");
    properties.setProperty("tidings.postgres.port", "9002");
    properties.setProperty("tidings.public-url", "ngrok");
    properties.setProperty("tidings.infobip.base-url", "https://a.api.infobip.com");
    properties.setProperty("tidings.infobip.api-key", "secret");

    assertThat(RunSettings.from(properties))
        .isEqualTo(
            new RunSettings(
                9000,
                9001,
                9002,
                Optional.of("ngrok"),
                Optional.of(new Account("https://a.api.infobip.com", "secret"))));
  }

  @Test
  void infobip_without_a_key_is_refused() {
    properties.setProperty("tidings.infobip.base-url", "https://a.api.infobip.com");

    assertThatThrownBy(() -> RunSettings.from(properties))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "tidings.infobip.base-url and tidings.infobip.api-key belong together;"
                + " give both, or none for the simulator.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "-1", "65536"})
  void a_port_is_a_number_in_range(String port) {
    properties.setProperty("tidings.http.port", port);

    assertThatThrownBy(() -> RunSettings.from(properties))
        .isInstanceOf(RunException.class)
        .hasMessage("tidings.http.port is a port number, not %s.", port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "ftp://example.org", "two words"})
  void a_public_url_is_a_url(String url) {
    properties.setProperty("tidings.public-url", url);

    assertThatThrownBy(() -> RunSettings.from(properties))
        .isInstanceOf(RunException.class)
        .hasMessage("tidings.public-url begins with http:// or https://, not %s.", url);
  }
}
