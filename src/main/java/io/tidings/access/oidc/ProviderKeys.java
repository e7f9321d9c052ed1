package io.tidings.access.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.util.List;

/** The keys that the provider signs with; a token that names none of them makes us look again. */
record ProviderKeys(Remembered<JWKSet> keys) implements JWKSource<SecurityContext> {

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    try {
      var found = selector.select(keys.get());
      return found.isEmpty() ? selector.select(keys.renewed()) : found;
    } catch (IOException away) {
      throw new KeySourceException("the keys cannot be read", away);
    }
  }
}
