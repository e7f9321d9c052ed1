package io.tidings.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Decides whether a webhook call comes from someone who knows the token. */
@ApplicationScoped
class WebhookAuthentication {

  @Inject private ReportSettings settings;

  /** Takes the same time whatever the token's characters are; without a token all may call. */
  boolean accepts(String token) {
    return settings
        .token()
        .map(secret -> MessageDigest.isEqual(bytes(secret), bytes(token)))
        .orElse(token.isEmpty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
