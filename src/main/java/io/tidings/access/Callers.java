package io.tidings.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Optional;

/** Knows callers by their keys. */
@ApplicationScoped
class Callers {

  @Inject private AccessSettings settings;

  /** Compares with every key in constant time, so that the time taken tells nothing. */
  Optional<Caller> byKey(String key) {
    byte[] hash = Digest.sha256(key);
    Caller found = null;
    for (var entry : settings.keys().entrySet()) {
      if (MessageDigest.isEqual(entry.getValue(), hash)) {
        found = new Caller(entry.getKey());
      }
    }
    return Optional.ofNullable(found);
  }

  /** Empty once the caller's key has left the configuration. */
  Optional<Caller> byName(String name) {
    return settings.keys().containsKey(name) ? Optional.of(new Caller(name)) : Optional.empty();
  }
}
