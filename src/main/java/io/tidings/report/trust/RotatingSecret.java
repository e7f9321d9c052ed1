package io.tidings.report.trust;

import io.tidings.access.key.Digest;
import io.tidings.config.SettingsReader;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A secret, and the one before it while it is being changed; both are right.
 *
 * @param values empty when the mode that wants it is not used
 */
record RotatingSecret(List<String> values) {

  /**
   * Reads {@code key} and {@code key-previous}, or the files they are in.
   *
   * @param form a pattern for both
   * @param what completes the sentence "Set key to ..."
   */
  static RotatingSecret read(SettingsReader reader, String key, String form, String what) {
    var previousKey = key + "-previous";
    var current = reader.secret(key);
    var previous = reader.secret(previousKey);
    if (current.filter(value -> !value.matches(form)).isPresent()) {
      reader.complain("%s is not usable: set it to %s.".formatted(key, what));
    }
    if (previous.filter(value -> !value.matches(form)).isPresent()) {
      reader.complain("%s is not usable: set it to %s.".formatted(previousKey, what));
    }
    if (current.isEmpty() && previous.isPresent()) {
      reader.complain("%s is set without %s: set both.".formatted(previousKey, key));
    }
    return new RotatingSecret(Stream.concat(current.stream(), previous.stream()).toList());
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * Takes the same time whatever was given: neither its characters nor its length tell anything.
   */
  boolean accepts(String given) {
    return place(given) >= 0;
  }

  /** Which of them was given, in the same time; -1 when none was. */
  int place(String given) {
    byte[] hash = Digest.sha256(given);
    int found = -1;
    for (int place = 0; place < values.size(); place++) {
      boolean same = MessageDigest.isEqual(Digest.sha256(values.get(place)), hash);
      found = same && found < 0 ? place : found;
    }
    return found;
  }

  /** Hides the secrets, so that they cannot slip into a log line. */
  @Override
  public String toString() {
    return values.size() + " secrets";
  }
}
