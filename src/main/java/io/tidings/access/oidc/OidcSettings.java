package io.tidings.access.oidc;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * Who may sign people in for us, if anybody may.
 *
 * @param provider empty when people sign in with keys only
 */
record OidcSettings(Optional<Provider> provider) implements Settings {

  /** As it is said elsewhere, so that the sentence comes once. */
  private static final String PUBLIC_URL =
      "the URL under which Infobip reaches this application from outside";

  private static final String ISSUER = "tidings.access.oidc.issuer";

  /**
   * A provider, and what we are there.
   *
   * @param issuer as the provider writes it in its tokens, to the letter
   * @param name what people call it
   * @param clientSecret empty for a client that has none
   * @param redirectUri where the provider sends people back to: our page
   * @param askFor scopes in the words of the provider
   */
  record Provider(
      String issuer,
      String name,
      String clientId,
      Optional<String> clientSecret,
      URI redirectUri,
      String askFor,
      Claims claims) {

    /** Without the secret. */
    @Override
    public String toString() {
      return issuer + " as " + clientId;
    }
  }

  static OidcSettings read(SettingsReader reader) {
    var issuer = reader.optional(ISSUER);
    var clientId = reader.optional("tidings.access.oidc.client-id");
    var secret = reader.secret("tidings.access.oidc.client-secret");
    var redirectUri = redirectUri(reader);
    var name = reader.required("tidings.access.oidc.name", "what people call it");
    var askFor =
        reader
            .required("tidings.access.oidc.ask-for", "openid and what else is needed")
            .replaceAll("[ ,]+", " ");
    var claims = Claims.read(reader, issuer.isPresent());
    if (issuer.isEmpty()) {
      return new OidcSettings(Optional.empty());
    }
    if (!SafeUri.is(issuer.get())) {
      reader.complain(ISSUER + " is no https URL: write it as the provider does in its tokens.");
    }
    if (clientId.isEmpty()) {
      reader.complain(
          "tidings.access.oidc.client-id is missing: set it to the name that Tidings has at "
              + issuer.get()
              + ".");
    }
    return new OidcSettings(
        Optional.of(
            new Provider(
                issuer.get(), name, clientId.orElse(""), secret, redirectUri, askFor, claims)));
  }

  /** The page, unless people reach it at another place than Infobip does. */
  private static URI redirectUri(SettingsReader reader) {
    var key = "tidings.access.oidc.redirect-uri";
    var page =
        reader.optional(key).isPresent()
            ? reader.url(key, "the URL of the page, such as https://tidings.example")
            : reader.url("tidings.public-url", PUBLIC_URL);
    return URI.create(page + "/");
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    OidcSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
