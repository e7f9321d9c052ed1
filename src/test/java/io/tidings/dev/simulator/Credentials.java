package io.tidings.dev.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The four ways to show who calls: the key, a user with a password, a session, and a token of a
 * client. The key is the password of the only user too.
 */
final class Credentials {
  static final String USER = "simulator";
  static final Duration LIFETIME = Duration.ofMinutes(60);

  private final Map<String, Instant> issued = new ConcurrentHashMap<>();
  private final String key;
  private final Clock clock;

  Credentials(String key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  boolean accept(String authorization) {
    return authorization.equals("App " + key)
        || authorization.equals("Basic " + base64(USER + ":" + key))
        || clock.instant().isBefore(issued.getOrDefault(authorization, Instant.MIN));
  }

  boolean isUser(String name, String password) {
    return name.equals(USER) && password.equals(key);
  }

  /** A token that counts when it is shown under the scheme. */
  String issue(String scheme) {
    var token = UUID.randomUUID().toString();
    issued.put(scheme + " " + token, clock.instant().plus(LIFETIME));
    return token;
  }

  void revoke(String authorization) {
    issued.remove(authorization);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
