package io.tidings.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;

/** Holds an ID token to OpenID Connect Core, section 3.1.3.7. */
final class IdTokenCheck {

  /** How much the clocks of provider and database may differ. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Set<String> REQUIRED = Set.of("sub", "aud", "exp", "iat");

  private final OidcSettings.Provider provider;
  private final Clock clock;

  /** A token proves nothing; the message says why and has nothing of it. */
  static final class NotProven extends Exception {
    private static final long serialVersionUID = 1;

    NotProven(String why) {
      super(why);
    }
  }

  IdTokenCheck(OidcSettings.Provider provider, Clock clock) {
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * @throws IOException when the keys of the provider cannot be read
   */
  JWTClaimsSet check(
      String token, String nonce, ProviderMetadata metadata, JWKSource<SecurityContext> keys)
      throws IOException, NotProven {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(metadata.algorithms(), keys));
    processor.setJWTClaimsSetVerifier(claimsOf(nonce));
    try {
      var claims = processor.process(token, null);
      requireUs(claims);
      return claims;
    } catch (KeySourceException away) {
      throw new IOException(away);
    } catch (ParseException broken) {
      throw new NotProven("it is no token");
    } catch (BadJOSEException | JOSEException refused) {
      throw new NotProven(reason(refused));
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> claimsOf(String nonce) {
    var exact = new JWTClaimsSet.Builder().issuer(provider.issuer()).claim("nonce", nonce).build();
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(provider.clientId(), exact, REQUIRED) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) SKEW.toSeconds());
    return verifier;
  }

  /** A token for several must have been asked for by us. */
  private void requireUs(JWTClaimsSet claims) throws NotProven {
    var party = claims.getClaim("azp");
    boolean ofOther = party != null && !party.equals(provider.clientId());
    if (ofOther || (party == null && claims.getAudience().size() > 1)) {
      throw new NotProven("it was made for another");
    }
    if (claims.getSubject().isBlank()) {
      throw new NotProven("it names nobody");
    }
  }

  /** The library tells what the token has in place of what it should have; a log should not. */
  private static String reason(Exception refused) {
    var message = String.valueOf(refused.getMessage());
    return refused instanceof BadJWTException
        ? message.replaceFirst("(?s)( has value|:).*", "")
        : message;
  }
}
