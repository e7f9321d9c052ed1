package io.tidings.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a provider tells of itself (OpenID Connect Discovery).
 *
 * @param algorithms with which it signs, and which we accept
 * @param secretInBody whether it takes a client's secret in the body only
 */
record ProviderMetadata(
    URI authorization, URI token, URI keys, Set<JWSAlgorithm> algorithms, boolean secretInBody) {

  /** Whoever has the key to check with must not be able to sign. */
  private static final Set<JWSAlgorithm> ASYMMETRIC =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  static String place(String issuer) {
    return issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration";
  }

  /**
   * @throws IOException when it is not the document of this issuer, or cannot be used
   */
  static ProviderMetadata parse(String document, String issuer) throws IOException {
    try {
      var json = JSONObjectUtils.parse(document);
      if (!issuer.equals(JSONObjectUtils.getString(json, "issuer"))) {
        throw new IOException("its document is of another issuer");
      }
      var methods = list(json, "token_endpoint_auth_methods_supported");
      return new ProviderMetadata(
          uri(json, "authorization_endpoint"),
          uri(json, "token_endpoint"),
          uri(json, "jwks_uri"),
          algorithms(list(json, "id_token_signing_alg_values_supported")),
          methods.contains("client_secret_post") && !methods.contains("client_secret_basic"));
    } catch (ParseException broken) {
      throw new IOException("its document cannot be read");
    }
  }

  private static URI uri(Map<String, Object> json, String name) throws IOException, ParseException {
    return Optional.ofNullable(JSONObjectUtils.getURI(json, name))
        .filter(SafeUri::is)
        .orElseThrow(() -> new IOException("its document has no https URL as " + name));
  }

  private static Set<JWSAlgorithm> algorithms(List<String> names) throws IOException {
    var known =
        names.stream()
            .map(JWSAlgorithm::parse)
            .filter(ASYMMETRIC::contains)
            .collect(Collectors.toUnmodifiableSet());
    if (known.isEmpty()) {
      throw new IOException("it signs with no algorithm that is accepted here");
    }
    return known;
  }

  private static List<String> list(Map<String, Object> json, String name) throws ParseException {
    return Optional.ofNullable(JSONObjectUtils.getStringList(json, name)).orElse(List.of());
  }
}
