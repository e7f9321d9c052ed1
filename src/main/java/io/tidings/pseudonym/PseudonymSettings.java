package io.tidings.pseudonym;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What makes pseudonyms of numbers. It is not in the database, so that a dump of that does not
 * allow to try all numbers.
 *
 * @param key empty when nobody may be erased
 */
public record PseudonymSettings(Optional<String> key) implements Settings {

  public static final String KEY = "tidings.privacy.pseudonym-key";

  private static final int LEAST = 32;
  private static final int MOST = 256;

  static PseudonymSettings read(SettingsReader reader) {
    var key = reader.secret(KEY);
    if (key.filter(given -> given.length() < LEAST || given.length() > MOST).isPresent()) {
      reader.complain(
          "%s is not usable: set it to a secret of %d to %d characters."
              .formatted(KEY, LEAST, MOST));
    }
    return new PseudonymSettings(key);
  }

  public Optional<byte[]> bytes() {
    return key.map(secret -> secret.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands for a number; empty without a key. */
  public Optional<String> pseudonymOf(String number) {
    return bytes().map(secret -> Pseudonym.of(number, secret));
  }

  /** Hides the key, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return key.isPresent() ? "a key" : "no key";
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    PseudonymSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
