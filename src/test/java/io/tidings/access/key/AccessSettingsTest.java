package io.tidings.access.key;

import static io.tidings.access.AccessFixture.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.config.SettingsFixture;
import io.tidings.config.SettingsReader;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

  private static final String FORM = "name:<SHA-256 of the key as 64 hex digits>, comma separated";

  @Test
  void callers_origins_and_the_lifetime_of_tickets_are_read() {
    var settings =
        SettingsFixture.completeBut(
            Map.of(
                "tidings.access.keys",
                " shop:"
                    + hash("a")
                    + " , clinic:"
                    + HexFormat.of().withUpperCase().formatHex(Digest.sha256("b"))
                    + ",",
                "tidings.access.allowed-origins",
                "https://a.example.org , https://b.example.org:8443",
                "tidings.access.ticket-lifetime",
                "PT1H"));

    var access = AccessSettings.read(settings.reader());

    assertThat(access.keys())
        .extracting(key -> key.caller().name(), AccessKey::hash)
        .containsExactly(tuple("shop", Digest.sha256("a")), tuple("clinic", Digest.sha256("b")));
    assertThat(access.allowedOrigins())
        .isEqualTo(Set.of("https://a.example.org", "https://b.example.org:8443"));
    assertThat(access.ticketLifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void there_may_be_none_once_keys_were_made() {
    assertThat(withKeys("").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain-key",
        "shop:plain-key",
        ":ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "shop:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48b",
        "shop:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bz",
        "shop:x:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
      })
  void an_entry_of_another_form_is_named_without_repeating_it(String entry) {
    assertThat(withKeys("clinic:" + hash("b") + "," + entry).problems())
        .containsExactly("tidings.access.keys has an entry that is not of the form " + FORM + ".");
  }

  @Test
  void a_name_must_not_stand_for_two_keys() {
    assertThat(withKeys("shop:" + hash("a") + ",shop:" + hash("b")).problems())
        .containsExactly(
            "tidings.access.keys names 'shop' twice: give each key a name of its own.");
  }

  @Test
  void a_name_must_have_no_slash_which_is_for_teams() {
    assertThat(withKeys("billing/shop:" + hash("a")).problems())
        .containsExactly(
            "tidings.access.keys names 'billing/shop': write no slash, which stands between team"
                + " and name.");
  }

  @Test
  void a_key_must_not_stand_for_two_names() {
    assertThat(withKeys("shop:" + hash("a") + ",clinic:" + hash("a")).problems())
        .containsExactly(
            "tidings.access.keys has the same key for 'shop' and 'clinic': give each caller a key"
                + " of its own.");
  }

  @Test
  void whoever_the_configuration_names_may_do_everything_where_it_names_no_operators() {
    var settings = SettingsFixture.completeBut(Map.of("tidings.access.keys", "shop:" + hash("a")));

    assertThat(AccessSettings.read(settings.reader()).keys())
        .singleElement()
        .satisfies(key -> assertThat(key.scopes()).containsOnly(Scope.values()));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void an_operator_must_be_a_caller() {
    var reader =
        SettingsFixture.completeBut(
                Map.of(
                    "tidings.access.keys",
                    "shop:" + hash("a"),
                    "tidings.access.operators",
                    "shop, shpo"))
            .reader();

    AccessSettings.read(reader);
    assertThat(reader.problems())
        .containsExactly(
            "tidings.access.operators has 'shpo', whom tidings.access.keys does not name: write"
                + " names of callers, comma separated.");
  }

  private static SettingsReader withKeys(String keys) {
    var reader = SettingsFixture.completeBut(Map.of("tidings.access.keys", keys)).reader();
    AccessSettings.read(reader);
    return reader;
  }
}
