package io.tidings.dev.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the properties of one object of a request, and notes what is wrong with them under their
 * path.
 */
record Fields(JsonObject object, String path, Violations violations) {
  static Fields of(JsonObject body) {
    return new Fields(body, "", new Violations());
  }

  Optional<String> text(String name, int longest) {
    return text(name).filter(value -> fits(name, value, longest));
  }

  Optional<String> text(String name) {
    return value(name, JsonString.class, "must be a string").map(JsonString::getString);
  }

  String requiredText(String name) {
    require(name);
    return text(name).orElse("");
  }

  Optional<String> choice(String name, List<String> choices) {
    return text(name).filter(value -> isAmong(at(name), value, choices));
  }

  String requiredChoice(String name, List<String> choices) {
    require(name);
    return choice(name, choices).orElse("");
  }

  void requiredChoices(String name, List<String> choices) {
    var array = requiredArray(name);
    for (int index = 0; index < array.size(); index++) {
      var value = array.get(index) instanceof JsonString text ? text.getString() : "";
      isAmong(at(name) + "[" + index + "]", value, choices);
    }
  }

  /** A whole number of 32 bits. */
  Optional<Integer> number(String name) {
    return value(name, JsonNumber.class, "must be a number")
        .flatMap(
            number -> {
              var whole = whole(number);
              if (whole.isEmpty()) {
                wrong(name, "must be a whole number of 32 bits");
              }
              return whole;
            });
  }

  Optional<Integer> requiredNumber(String name, int least, int most) {
    require(name);
    var number = number(name);
    if (number.filter(value -> value < least || value > most).isPresent()) {
      wrong(name, "must be between %d and %d".formatted(least, most));
    }
    return number;
  }

  boolean flag(String name, boolean otherwise) {
    var value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return otherwise;
    }
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      wrong(name, "must be true or false");
    }
    return value == JsonValue.TRUE;
  }

  Optional<URI> address(String name) {
    return text(name)
        .flatMap(
            value -> {
              var address = webAddress(value);
              if (address.isEmpty()) {
                wrong(name, "must be a URL");
              }
              return address;
            });
  }

  Optional<Instant> moment(String name) {
    return text(name)
        .flatMap(
            value -> {
              var moment = InfobipDate.read(value);
              if (moment.isEmpty()) {
                wrong(name, "must be a date as yyyy-MM-dd'T'HH:mm:ss.SSSZ");
              }
              return moment;
            });
  }

  /** An object that may be left out: what is read from it then is left out too. */
  Fields child(String name) {
    return object(name)
        .orElseGet(() -> new Fields(JsonValue.EMPTY_JSON_OBJECT, at(name), violations));
  }

  /** An object whose own members may be required. */
  Optional<Fields> object(String name) {
    return value(name, JsonObject.class, "must be an object")
        .map(child -> new Fields(child, at(name), violations));
  }

  boolean has(String name) {
    return object.containsKey(name) && !object.isNull(name);
  }

  List<Fields> requiredChildren(String name) {
    var children = new ArrayList<Fields>();
    var array = requiredArray(name);
    for (int index = 0; index < array.size(); index++) {
      var place = at(name) + "[" + index + "]";
      if (array.get(index) instanceof JsonObject child) {
        children.add(new Fields(child, place, violations));
      } else {
        violations.add(place, "must be an object");
      }
    }
    return children;
  }

  void wrong(String name, String violation) {
    violations.add(at(name), violation);
  }

  private static Optional<Integer> whole(JsonNumber number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> webAddress(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private void require(String name) {
    if (!has(name)) {
      wrong(name, "must not be null");
    }
  }

  private JsonArray requiredArray(String name) {
    var array = value(name, JsonArray.class, "must be an array");
    if (!has(name) || array.filter(JsonArray::isEmpty).isPresent()) {
      wrong(name, "must not be empty");
    }
    return array.orElse(JsonValue.EMPTY_JSON_ARRAY);
  }

  private boolean fits(String name, String value, int longest) {
    if (value.length() > longest) {
      wrong(name, "size must be between 0 and " + longest);
    }
    return value.length() <= longest;
  }

  private boolean isAmong(String place, String value, List<String> choices) {
    if (!choices.contains(value)) {
      violations.add(place, "must be one of " + String.join(", ", choices));
    }
    return choices.contains(value);
  }

  private <T extends JsonValue> Optional<T> value(String name, Class<T> type, String violation) {
    var value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      wrong(name, violation);
      return Optional.empty();
    }
    return Optional.of(type.cast(value));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
