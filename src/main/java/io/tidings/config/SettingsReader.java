package io.tidings.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings by key and keeps one sentence for each value that is missing or wrong; the value
 * given back in that case is only there to let the other settings be read too. Defaults are in
 * {@code META-INF/microprofile-config.properties}.
 */
@ApplicationScoped
public class SettingsReader {

  /** Behind the key of a secret: the setting that names a file with it. */
  private static final String FILE = ".file";

  @Inject private Config config;
  private final SortedSet<String> problems = new ConcurrentSkipListSet<>();

  /** What is wrong with the settings read so far, one sentence each. */
  public SortedSet<String> problems() {
    return new TreeSet<>(problems);
  }

  /** For rules that a single value cannot show. */
  public void complain(String sentence) {
    problems.add(sentence);
  }

  public Optional<String> optional(String key) {
    return config.getOptionalValue(key, String.class).map(String::trim).filter(v -> !v.isEmpty());
  }

  /**
   * @param what completes the sentence "Set key to ..."
   * @return empty text when it is missing
   */
  public String required(String key, String what) {
    return optional(key)
        .orElseGet(
            () -> {
              complain("%s is missing: set it to %s.".formatted(key, what));
              return "";
            });
  }

  /** Whether there is a value. Nothing in it is taken for an expression: it may be a password. */
  public boolean isSet(String key) {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false)
        .map(source -> source.getValue(key))
        .anyMatch(value -> value != null && !value.isBlank());
  }

  /**
   * A value that may stand in a file instead, which {@code key.file} names. Neither what is in the
   * file nor its name is told: somebody may have put the secret there.
   */
  public Optional<String> secret(String key) {
    var value = optional(key);
    var file = optional(key + FILE);
    if (file.isEmpty()) {
      return value;
    }
    if (value.isPresent()) {
      complain("%s and %s are both set: leave one of them out.".formatted(key, key + FILE));
      return value;
    }
    try {
      return Optional.of(SecretFile.read(file.get()));
    } catch (SecretFile.UnusableException fault) {
      complain(
          "%s names a file that %s: set it to the path of one with the secret on its only line."
              .formatted(key + FILE, fault.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * @param what completes the sentence "Set key to ..."
   * @return empty text when it is missing
   */
  public String requiredSecret(String key, String what) {
    var secret = secret(key);
    return secret.isPresent() || optional(key + FILE).isPresent()
        ? secret.orElse("")
        : required(key, what);
  }

  public int number(String key, int least, int most) {
    var value = required(key, "a whole number");
    if (value.isEmpty()) {
      return least;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // the sentence below says so
    }
    complain(
        "%s is '%s': set it to a whole number from %d to %d.".formatted(key, value, least, most));
    return least;
  }

  public boolean choice(String key) {
    var value = required(key, "true or false");
    if (!value.isEmpty() && !value.matches("true|false")) {
      complain("%s is '%s': set it to true or false.".formatted(key, value));
    }
    return value.equals("true");
  }

  public Duration duration(String key, Duration least, Duration most) {
    var value = required(key, "an ISO 8601 duration such as PT5S");
    return value.isEmpty() ? least : parseDuration(key, value, least, most, "");
  }

  /** Empty for the word {@code never}. */
  public Optional<Duration> durationOrNever(String key, Duration least, Duration most) {
    var value = required(key, "an ISO 8601 duration such as P90D, or never");
    if (value.isEmpty() || value.equals("never")) {
      return Optional.empty();
    }
    return Optional.of(parseDuration(key, value, least, most, ", or to never"));
  }

  public List<Duration> durations(String key, Duration least, Duration most) {
    var values = required(key, "ISO 8601 durations such as PT1S,PT5S");
    if (values.isEmpty()) {
      return List.of(least);
    }
    return Arrays.stream(values.split(",", -1))
        .map(value -> parseDuration(key, value.trim(), least, most, ""))
        .toList();
  }

  /**
   * @param orElse what it may be set to beside a duration
   */
  private Duration parseDuration(
      String key, String value, Duration least, Duration most, String orElse) {
    try {
      var duration = Duration.parse(value);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException notADuration) {
      // the sentence below says so
    }
    complain(
        "%s is '%s': set it to an ISO 8601 duration from %s to %s, such as PT5S%s."
            .formatted(key, value, least, most, orElse));
    return least;
  }

  /** An absolute http or https URL without its trailing slashes. */
  public URI url(String key, String what) {
    var value = required(key, what);
    var anywhere = URI.create("http://localhost");
    if (value.isEmpty()) {
      return anywhere;
    }
    try {
      var url = URI.create(value.replaceAll("/+$", ""));
      boolean plain = url.getRawQuery() == null && url.getRawFragment() == null;
      if (plain && url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (IllegalArgumentException notAUrl) {
      // the sentence below says so
    }
    complain("%s is not an http or https URL: set it to %s.".formatted(key, what));
    return anywhere;
  }
}
