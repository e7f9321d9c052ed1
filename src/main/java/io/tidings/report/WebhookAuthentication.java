package io.tidings.report;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Decides whether a webhook call comes from someone who knows the token. */
@ApplicationScoped
class WebhookAuthentication {

  private static final System.Logger LOG = System.getLogger(WebhookAuthentication.class.getName());

  @Inject private ReportSettings settings;

  void warn(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    if (settings.token().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "tidings.report.token is not set: anyone who reaches this server may post reports");
    }
  }

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
