package io.tidings.access.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows callers by their keys. */
@ApplicationScoped
public class Callers {

  @Inject private AccessSettings settings;

  /** Compares with every key in constant time, so that the time taken tells nothing. */
  public Optional<Caller> byKey(String key) {
    byte[] hash = Digest.sha256(key);
    Caller found = null;
    for (var entry : settings.keys().entrySet()) {
      if (MessageDigest.isEqual(entry.getValue(), hash)) {
        found = new Caller(entry.getKey());
      }
    }
    return Optional.ofNullable(found);
  }

  /** The hash of the key that this caller has now. */
  public byte[] keyHash(Caller caller) {
    var hash = settings.keys().get(caller.name());
    if (hash == null) {
      throw new IllegalArgumentException("no caller of this name is configured");
    }
    return hash;
  }

  /** Empty once the key that the caller had then has left the configuration. */
  public Optional<Caller> byNameAndKey(String name, byte @Nullable [] keyHash) {
    return keyHash != null && MessageDigest.isEqual(settings.keys().get(name), keyHash)
        ? Optional.of(new Caller(name))
        : Optional.empty();
  }

  public boolean isOperator(Caller caller) {
    return settings.operators().contains(caller.name());
  }
}
