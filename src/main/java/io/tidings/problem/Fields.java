package io.tidings.problem;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of one object of a body. Reading one that is wrong notes so under its path and gives
 * nothing; null is the same as leaving a member out.
 */
public record Fields(JsonObject object, String path, List<Violation> violations) {

  public static Fields of(JsonObject body, List<Violation> violations) {
    return new Fields(body, "", violations);
  }

  /** Refuses all members but these. */
  public void know(Set<String> names) {
    object.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> wrong(name, "is not a field this call knows"));
  }

  public Optional<JsonValue> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
  }

  /** Notes that it is missing, if it is. */
  public void require(String name) {
    if (value(name).isEmpty()) {
      wrong(name, "is missing");
    }
  }

  public Optional<Fields> object(String name, Set<String> known) {
    var child = value(name, JsonObject.class, "must be an object");
    var fields = child.map(json -> new Fields(json, at(name), violations));
    fields.ifPresent(inside -> inside.know(known));
    return fields;
  }

  public Optional<String> text(String name, int most) {
    var rule = "must be a string of 1 to %d characters".formatted(most);
    var text = value(name, JsonString.class, rule).map(JsonString::getString);
    if (text.isPresent() && (text.get().isEmpty() || text.get().length() > most)) {
      wrong(name, rule);
      return Optional.empty();
    }
    return text.filter(content -> isStorable(name, content));
  }

  /** Notes characters that the database cannot keep and JSON cannot carry on. */
  public boolean isStorable(String name, String text) {
    if (text.indexOf('\0') >= 0) {
      wrong(name, "must not contain the character U+0000");
      return false;
    }
    if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      wrong(name, "must not contain half of a surrogate pair");
      return false;
    }
    return true;
  }

  public Optional<Integer> number(String name, int least, int most) {
    var rule = "must be a whole number from %d to %d".formatted(least, most);
    var number = value(name, JsonNumber.class, rule);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var value = number.get().bigDecimalValue();
    // plain digits only: Infobip's reader may not take 6.0 or 6e0 for a whole number
    if (value.scale() == 0 && value.precision() <= 10) {
      long whole = value.longValueExact();
      if (whole >= least && whole <= most) {
        return Optional.of((int) whole);
      }
    }
    wrong(name, rule);
    return Optional.empty();
  }

  /** What a string says; whatever cannot be read, by its form or its kind, breaks the rule. */
  public <T> Optional<T> parsed(String name, String rule, Function<String, Optional<T>> parse) {
    var value = value(name);
    var parsed =
        value
            .filter(JsonString.class::isInstance)
            .flatMap(text -> parse.apply(((JsonString) text).getString()));
    if (value.isPresent() && parsed.isEmpty()) {
      wrong(name, rule);
    }
    return parsed;
  }

  public boolean flag(String name) {
    var value = value(name);
    if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
      wrong(name, "must be true or false");
    }
    return value.filter(JsonValue.TRUE::equals).isPresent();
  }

  public Optional<String> word(String name, Collection<String> words) {
    var rule = "must be one of " + String.join(", ", words);
    var word = value(name, JsonString.class, rule).map(JsonString::getString);
    if (word.isPresent() && !words.contains(word.get())) {
      wrong(name, rule);
      return Optional.empty();
    }
    return word;
  }

  public void wrong(String name, String message) {
    violations.add(new Violation(at(name), message));
  }

  private <T extends JsonValue> Optional<T> value(String name, Class<T> type, String rule) {
    var value = value(name);
    if (value.isPresent() && !type.isInstance(value.get())) {
      wrong(name, rule);
    }
    return value.filter(type::isInstance).map(type::cast);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
