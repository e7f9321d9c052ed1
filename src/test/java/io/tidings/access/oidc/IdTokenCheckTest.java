package io.tidings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tidings.access.oidc.IdTokenCheck.NotProven;
import io.tidings.dev.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdTokenCheckTest {

  private static final String NONCE = "the-nonce-of-this-browser";

  private final SettableClock clock = new SettableClock();
  private final ProviderFixture provider = ProviderFixture.start(clock);
  private final IdTokenCheck check =
      new IdTokenCheck(
          new OidcSettings.Provider(
              provider.issuer(),
              "Fake",
              ProviderFixture.CLIENT,
              Optional.empty(),
              URI.create("https://tidings.example/"),
              "openid",
              new Claims("name", Optional.empty(), "groups", Map.of())),
          clock);

  @AfterEach
  void close() {
    provider.close();
  }

  private JWTClaimsSet check(String token) throws Exception {
    return check(token, Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256));
  }

  private JWTClaimsSet check(String token, Set<JWSAlgorithm> algorithms) throws Exception {
    var anywhere = URI.create(provider.issuer());
    var metadata = new ProviderMetadata(anywhere, anywhere, anywhere, algorithms, false);
    var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(provider.publishedKey()));
    return check.check(token, NONCE, metadata, keys);
  }

  private String token() {
    return provider.signed(provider.claims(NONCE), JWSAlgorithm.RS256);
  }

  private void refuses(String token, String why) {
    assertThatThrownBy(() -> check(token)).isInstanceOf(NotProven.class).hasMessage(why);
  }

  @Test
  void a_token_of_the_provider_for_us_is_believed() throws Exception {
    assertThat(check(token()).getSubject()).isEqualTo("4711");
  }

  /** What is wrong, and the words for the log. */
  static Stream<Arguments> faults() {
    return Stream.of(
        fault("JWT iss claim value rejected", claims -> claims.issuer("https://evil.example")),
        fault("JWT missing required claims", claims -> claims.issuer(null)),
        fault("JWT aud claim rejected", claims -> claims.audience("another")),
        fault("JWT missing required aud claim", claims -> claims.audience((String) null)),
        fault(
            "JWT nonce claim value rejected",
            claims -> claims.claim("nonce", "of another browser")),
        fault("JWT missing required claims", claims -> claims.claim("nonce", null)),
        fault("JWT missing required claims", claims -> claims.subject(null)),
        fault("it names nobody", claims -> claims.subject(" ")),
        fault("JWT missing required claims", claims -> claims.issueTime(null)),
        fault("JWT missing required claims", claims -> claims.expirationTime(null)),
        fault("Expired JWT", claims -> claims.expirationTime(Date.from(Instant.EPOCH))),
        fault("it was made for another", claims -> claims.claim("azp", "another")),
        fault(
            "it was made for another",
            claims -> claims.claim("azp", null).audience(List.of(ProviderFixture.CLIENT, "b"))));
  }

  private static Arguments fault(String why, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(why, change);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_token_that_says_something_else_is_not_believed(
      String why, UnaryOperator<JWTClaimsSet.Builder> change) {
    provider.change(change);

    refuses(token(), why);
  }

  @Test
  void clocks_may_differ_by_a_minute_and_no_more() throws Exception {
    var token = token();
    clock.pass(Duration.ofMinutes(5).plusSeconds(59));
    assertThat(check(token)).isNotNull();

    clock.pass(Duration.ofSeconds(2));
    refuses(token, "Expired JWT");
  }

  @Test
  void a_signature_by_another_key_is_not_believed() {
    var other = ProviderFixture.key("first");
    var token = token();
    assertThatThrownBy(
            () ->
                check.check(
                    token,
                    NONCE,
                    new ProviderMetadata(
                        URI.create("https://a.example"),
                        URI.create("https://a.example"),
                        URI.create("https://a.example"),
                        Set.of(JWSAlgorithm.RS256),
                        false),
                    new ImmutableJWKSet<>(new JWKSet(other))))
        .isInstanceOf(NotProven.class)
        .hasMessage("Signed JWT rejected: Invalid signature");
  }

  @Test
  void a_token_that_was_changed_is_not_believed() {
    var parts = token().split("\\.", -1);
    var other = provider.signed(provider.claims("another"), JWSAlgorithm.RS256).split("\\.", -1);

    refuses(parts[0] + "." + other[1] + "." + parts[2], "Signed JWT rejected: Invalid signature");
  }

  @Test
  void a_token_without_a_signature_is_not_believed() {
    assertThatThrownBy(() -> check(new PlainJWT(provider.claims(NONCE)).serialize()))
        .isInstanceOf(NotProven.class)
        .hasMessageStartingWith("Unsecured (plain) JWTs are rejected");
    refuses(token().replaceFirst("[^.]*$", ""), "it is no token");
  }

  /** Whoever knows the published key could sign with it as if it were a shared secret. */
  @Test
  void a_token_that_is_signed_with_the_published_key_as_a_secret_is_not_believed()
      throws Exception {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
            provider.claims(NONCE));
    token.sign(new MACSigner(provider.publishedKey().toPublicJWK().toJSONString()));

    assertThatThrownBy(() -> check(token.serialize()))
        .isInstanceOf(NotProven.class)
        .hasMessageStartingWith("Signed JWT rejected: Another algorithm expected");
  }

  @Test
  void an_algorithm_that_the_provider_does_not_name_is_not_believed() {
    var token = provider.signed(provider.claims(NONCE), JWSAlgorithm.RS512);

    assertThatThrownBy(() -> check(token))
        .isInstanceOf(NotProven.class)
        .hasMessageStartingWith("Signed JWT rejected: Another algorithm expected");
  }

  @Test
  void what_is_no_token_is_not_believed() {
    refuses("", "it is no token");
    refuses("a.b.c", "it is no token");
    refuses("x".repeat(100_000), "it is no token");
  }
}
