package io.tidings.report.trust;

import io.tidings.access.key.AddressRanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a webhook call comes from Infobip. Every mode that is configured must be
 * satisfied, and what cannot be checked is refused. Nothing of the body is read for it but the
 * signature's bytes.
 */
@ApplicationScoped
public class WebhookAuthentication {

  private static final System.Logger LOG = System.getLogger(WebhookAuthentication.class.getName());
  private static final String BASIC = "Basic ";

  @Inject private TrustSettings settings;
  @Inject private SecretUses uses;

  /** To be told at each start. */
  public void warn() {
    if (settings.trustAnyone()) {
      LOG.log(
          Level.WARNING,
          "nothing under tidings.report is set that proves who calls: anyone who reaches this"
              + " server may post reports");
    }
  }

  /** What is wrong with the call as far as can be told without its body. */
  public Optional<Refusal> refuse(WebhookRequest call) {
    if (!settings.sources().isEmpty() && caller(call).filter(this::isSource).isEmpty()) {
      return Optional.of(Refusal.SOURCE_NOT_ALLOWED);
    }
    if (!knowsToken(call.token())) {
      return Optional.of(Refusal.WRONG_TOKEN);
    }
    if (!settings.credentials().isEmpty() && !knowsCredentials(call.header("Authorization"))) {
      return Optional.of(Refusal.WRONG_CREDENTIALS);
    }
    return isSigned() && call.header(settings.signatures().header()).size() != 1
        ? Optional.of(Refusal.NO_SIGNATURE)
        : Optional.empty();
  }

  /** Whether a call that is right so far has proved who makes it, whatever its body is. */
  public boolean provesCaller() {
    return !settings.tokens().isEmpty()
        || !settings.credentials().isEmpty()
        || !settings.sources().isEmpty();
  }

  /** What is wrong with the body of a call that is right so far. */
  public Optional<Refusal> refuse(WebhookRequest call, byte[] body) {
    var signatures = settings.signatures();
    int signer = isSigned() ? signatures.signer(body, call.header(signatures.header()).get(0)) : 0;
    if (signer < 0) {
      return Optional.of(Refusal.WRONG_SIGNATURE);
    }
    noteSecrets(call, signer);
    return Optional.empty();
  }

  /** Of a call that has proved who makes it. */
  private void noteSecrets(WebhookRequest call, int signer) {
    if (!settings.tokens().isEmpty()) {
      uses.note(Proof.TOKEN, settings.tokens().place(call.token()));
    }
    if (!settings.credentials().isEmpty()) {
      decoded(call.header("Authorization").get(0).substring(BASIC.length()).trim())
          .ifPresent(given -> uses.note(Proof.BASIC, settings.credentials().place(given)));
    }
    if (isSigned()) {
      uses.note(Proof.SIGNATURE, signer);
    }
  }

  private boolean isSigned() {
    return !settings.signatures().secrets().isEmpty();
  }

  private boolean isSource(InetAddress caller) {
    return settings.sources().contain(caller);
  }

  /** The address a call was made from, as far as our own proxies tell. */
  public Optional<InetAddress> caller(WebhookRequest call) {
    return settings.proxies().callerBehind(call.peer(), call.header("X-Forwarded-For"));
  }

  /** The same as strangers are told apart by. */
  public String source(WebhookRequest call) {
    return caller(call).map(AddressRanges::networkOf).orElse(call.peer());
  }

  /** Without a token only the URL without one is right. */
  private boolean knowsToken(String token) {
    return settings.tokens().isEmpty() ? token.isEmpty() : settings.tokens().accepts(token);
  }

  private boolean knowsCredentials(List<String> authorization) {
    return authorization.size() == 1
        && authorization.get(0).regionMatches(true, 0, BASIC, 0, BASIC.length())
        && decoded(authorization.get(0).substring(BASIC.length()).trim())
            .filter(settings.credentials()::accepts)
            .isPresent();
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
