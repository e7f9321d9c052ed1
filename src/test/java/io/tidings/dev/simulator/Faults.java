package io.tidings.dev.simulator;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * What goes wrong at the moment: probabilities from 0 to 1, ranges of milliseconds, and a switch
 * for an outage.
 */
record Faults(JsonObject json) {

  private static final JsonObject DEFAULTS =
      JsonText.parse(
          """
          {
            "seed": null,
            "everywhere": false,
            "latencyMillis": {"min": 0, "max": 0},
            "tooManyRequests": 0,
            "retryAfterSeconds": null,
            "serverErrorBefore": 0,
            "serverErrorAfter": 0,
            "dropBefore": 0,
            "dropAfterAccept": 0,
            "noCredits": 0,
            "refusedEnding": null,
            "blocked": "none",
            "logsUnavailable": 0,
            "logsLateMillis": 0,
            "reportsLateMillis": {"min": 0, "max": 0},
            "reportsLost": 0,
            "reportsRepeated": 0,
            "reportsReordered": 0,
            "unknownIds": 0,
            "brokenEntry": 0,
            "emptyLogContent": 0,
            "outage": "none"
          }
          """);

  static final Faults NONE = new Faults(DEFAULTS);

  /** How the whole API is away. */
  enum Outage {
    NONE,
    /** Every call is answered 503. */
    UNAVAILABLE,
    /** Every connection is closed without an answer. */
    CLOSE
  }

  /** The given members replace ours, null brings back the default, the others stay. */
  Faults with(JsonObject changes) {
    var merged = JsonText.object(json);
    changes.forEach(
        (name, value) -> {
          var usual = DEFAULTS.get(name);
          if (usual == null) {
            throw new IllegalArgumentException("There is no fault named " + name);
          }
          merged.add(name, value == JsonValue.NULL ? usual : value);
        });
    return new Faults(merged.build()).checked();
  }

  double probability(String name) {
    return ((JsonNumber) json.getOrDefault(name, JsonValue.NULL)).doubleValue();
  }

  Duration duration(String name, RandomGenerator random) {
    var range = json.getJsonObject(name);
    long min = range.getInt("min", 0);
    long max = range.getInt("max", (int) min);
    return Duration.ofMillis(max <= min ? min : random.nextLong(min, max + 1));
  }

  /** Last digits of recipients for which a whole request is refused; empty for none. */
  Optional<String> refusedEnding() {
    return json.isNull("refusedEnding")
        ? Optional.empty()
        : Optional.of(json.getString("refusedEnding"));
  }

  /** How every call is refused, whatever it says. */
  Optional<Refusal.Kind> blocked() {
    return switch (json.getString("blocked")) {
      case "none" -> Optional.empty();
      case "401" -> Optional.of(Refusal.Kind.UNAUTHORIZED);
      case "403" -> Optional.of(Refusal.Kind.FORBIDDEN);
      default -> throw new IllegalArgumentException("blocked is none, 401 or 403");
    };
  }

  /** How old a message is before the logs know it. */
  Duration logsLate() {
    return Duration.ofMillis(json.getInt("logsLateMillis"));
  }

  OptionalInt retryAfterSeconds() {
    return json.isNull("retryAfterSeconds")
        ? OptionalInt.empty()
        : OptionalInt.of(json.getInt("retryAfterSeconds"));
  }

  OptionalLong seed() {
    return json.isNull("seed")
        ? OptionalLong.empty()
        : OptionalLong.of(json.getJsonNumber("seed").longValue());
  }

  /** Whether faults of answers hit every call, and not only those that submit messages. */
  boolean everywhere() {
    return json.getBoolean("everywhere");
  }

  Outage outage() {
    var value = json.getOrDefault("outage", JsonValue.NULL);
    if (value instanceof JsonString text) {
      return switch (text.getString().toLowerCase(Locale.ROOT)) {
        case "none" -> Outage.NONE;
        case "503" -> Outage.UNAVAILABLE;
        case "close" -> Outage.CLOSE;
        default -> throw new IllegalArgumentException("outage is none, 503 or close");
      };
    }
    return value == JsonValue.TRUE ? Outage.UNAVAILABLE : Outage.NONE;
  }

  /**
   * Reading everything once finds what is of the wrong type while the caller is still there to be
   * told.
   */
  private Faults checked() {
    try {
      DEFAULTS.forEach(this::check);
      everywhere();
      seed();
      retryAfterSeconds();
      refusedEnding();
      blocked();
      logsLate();
      outage();
    } catch (ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("A fault has a value of the wrong type", e);
    }
    return this;
  }

  private void check(String name, JsonValue usual) {
    if (usual instanceof JsonObject) {
      var unused = duration(name, () -> 0);
    } else if (usual instanceof JsonNumber
        && !name.endsWith("Millis")
        && !(probability(name) >= 0 && probability(name) <= 1)) {
      throw new IllegalArgumentException(name + " is a probability from 0 to 1");
    }
  }
}
