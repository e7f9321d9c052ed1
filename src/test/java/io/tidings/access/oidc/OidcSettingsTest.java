package io.tidings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.key.Scope;
import io.tidings.config.SettingsFixture;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {

  private static final String ISSUER = "tidings.access.oidc.issuer";
  private static final String SCOPES = "tidings.access.oidc.scopes";

  private static final Map<String, String> LEAST =
      Map.of(
          ISSUER,
          "https://id.example.org/",
          "tidings.access.oidc.client-id",
          "tidings",
          SCOPES,
          "sms=send+read");

  private static SettingsFixture but(String key, String value) {
    var values = new TreeMap<>(LEAST);
    values.put(key, value);
    return SettingsFixture.completeBut(values);
  }

  @Test
  void without_an_issuer_there_is_none() {
    var settings = SettingsFixture.completeBut(Map.of());

    assertThat(OidcSettings.read(settings.reader()).provider()).isEmpty();
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void the_least_that_is_needed_is_enough() {
    var settings = SettingsFixture.completeBut(LEAST);

    assertThat(OidcSettings.read(settings.reader()).provider())
        .contains(
            new OidcSettings.Provider(
                "https://id.example.org/",
                "SSO",
                "tidings",
                Optional.empty(),
                URI.create("https://sms.example.org/"),
                "openid profile",
                new Claims(
                    "preferred_username",
                    Optional.empty(),
                    "groups",
                    Map.of("sms", Set.of(Scope.SEND, Scope.READ)))));
    assertThat(settings.reader().problems()).isEmpty();
  }

  @Test
  void people_may_reach_the_page_elsewhere_than_infobip_does() {
    var settings = but("tidings.access.oidc.redirect-uri", "https://office.example.org/sms");

    assertThat(OidcSettings.read(settings.reader()).provider().orElseThrow().redirectUri())
        .isEqualTo(URI.create("https://office.example.org/sms/"));
  }

  @Test
  void several_values_give_several_scopes() {
    var read = OidcSettings.read(but(SCOPES, "a=b=read, x y=admin ,x y=send").reader());

    assertThat(read.provider().orElseThrow().claims().mapping())
        .isEqualTo(Map.of("a=b", Set.of(Scope.READ), "x y", Set.of(Scope.ADMIN, Scope.SEND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.org",
        "id.example.org",
        "https://",
        "http://localhost.evil.example"
      })
  void an_issuer_that_others_could_speak_for_is_refused(String issuer) {
    var settings = but(ISSUER, issuer);
    OidcSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(ISSUER + " is no https URL: write it as the provider does in its tokens.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "=read", "sms=", "sms=read+", "sms=root", "sms=read send"})
  void a_mapping_that_gives_nothing_or_something_unknown_is_refused(String mapping) {
    var settings = but(SCOPES, mapping + ",good=read");
    OidcSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            SCOPES
                + " has '"
                + mapping
                + "': write <value>=<scopes>, such as sms-team=send+read; scopes are "
                + String.join(", ", Scope.words())
                + ".");
  }

  @Test
  void what_is_missing_beside_an_issuer_is_named() {
    var settings = SettingsFixture.completeBut(Map.of(ISSUER, "https://id.example.org"));
    OidcSettings.read(settings.reader());

    assertThat(settings.reader().problems())
        .containsExactly(
            "tidings.access.oidc.client-id is missing: set it to the name that Tidings has at"
                + " https://id.example.org.",
            SCOPES + " is missing: set it to what a value of the claim gives, <value>=read+send.");
  }
}
