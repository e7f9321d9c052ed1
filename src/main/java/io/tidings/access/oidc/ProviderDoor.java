package io.tidings.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.tidings.access.oidc.IdTokenCheck.NotProven;
import io.tidings.problem.ProblemException;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One provider: where people are sent to, and what it says of who comes back. */
final class ProviderDoor {

  private final OidcSettings.Provider provider;
  private final ProviderCalls calls;
  private final Remembered<ProviderMetadata> metadata;
  private final ProviderKeys keys;
  private final IdTokenCheck check;

  ProviderDoor(OidcSettings.Provider provider, ProviderCalls calls, Clock clock) {
    this.provider = provider;
    this.calls = calls;
    metadata = new Remembered<>(this::readMetadata, clock);
    keys = new ProviderKeys(new Remembered<>(this::readKeys, clock));
    check = new IdTokenCheck(provider, clock);
  }

  OidcSettings.Provider provider() {
    return provider;
  }

  private ProviderMetadata readMetadata() throws IOException {
    var place = URI.create(ProviderMetadata.place(provider.issuer()));
    return ProviderMetadata.parse(calls.get(place), provider.issuer());
  }

  private JWKSet readKeys() throws IOException {
    try {
      return JWKSet.parse(calls.get(metadata.get().keys()));
    } catch (ParseException broken) {
      throw new IOException("its keys cannot be read");
    }
  }

  /** Where the browser goes to sign in. */
  URI wayIn(Handshake handshake) throws IOException {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", provider.clientId());
    parameters.put("redirect_uri", provider.redirectUri().toString());
    parameters.put("scope", provider.askFor());
    parameters.put("state", handshake.state());
    parameters.put("nonce", handshake.nonce());
    parameters.put("code_challenge", handshake.challenge());
    parameters.put("code_challenge_method", "S256");
    var place = metadata.get().authorization();
    return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + encoded(parameters));
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Who has come back with a code.
   *
   * @throws IOException when the provider does not answer as it should
   * @throws ProblemException when it does not know the code
   */
  JWTClaimsSet claims(String code, Handshake handshake) throws IOException, NotProven {
    var known = metadata.get();
    var token = token(known, code, handshake);
    return check.check(token, handshake.nonce(), known, keys);
  }

  private String token(ProviderMetadata known, String code, Handshake handshake)
      throws IOException {
    var form =
        new Form()
            .param("grant_type", "authorization_code")
            .param("code", code)
            .param("redirect_uri", provider.redirectUri().toString())
            .param("client_id", provider.clientId())
            .param("code_verifier", handshake.verifier());
    var secret = provider.clientSecret();
    if (known.secretInBody()) {
      secret.ifPresent(value -> form.param("client_secret", value));
    }
    var answer =
        calls.post(
            known.token(), form, secret.filter(value -> !known.secretInBody()).map(this::basic));
    if (answer.status() == 400 && "invalid_grant".equals(text(answer.body(), "error"))) {
      throw new ProblemException(SignOnProblems.lost());
    }
    if (answer.status() != 200) {
      throw new IOException("it answered %d when asked for a token".formatted(answer.status()));
    }
    return Optional.ofNullable(text(answer.body(), "id_token"))
        .orElseThrow(() -> new IOException("it gave no ID token; is openid asked for?"));
  }

  /** RFC 6749, section 2.3.1. */
  private String basic(String secret) {
    var pair = encoded(provider.clientId()) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String text(String json, String name) throws IOException {
    try {
      return JSONObjectUtils.getString(JSONObjectUtils.parse(json), name);
    } catch (ParseException broken) {
      throw new IOException("its answer is no JSON");
    }
  }
}
