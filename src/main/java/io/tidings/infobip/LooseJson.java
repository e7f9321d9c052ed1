package io.tidings.infobip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of Infobip's JSON that may be missing, null, of another type than documented or,
 * seen in the wild, the text "null". What cannot be read is null, never an error.
 */
final class LooseJson {

  private LooseJson() {}

  static JsonObject object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  static @Nullable String text(JsonObject json, String... names) {
    for (var name : names) {
      var value = json.get(name);
      var text =
          value instanceof JsonString string
              ? string.getString()
              : value instanceof JsonNumber number ? number.toString() : "";
      if (!text.isBlank() && !text.equals("null")) {
        return withoutNul(text);
      }
    }
    return null;
  }

  /** PostgreSQL's text holds every character but this one. */
  static String withoutNul(String text) {
    return text.replace('\0', ' ');
  }

  static @Nullable BigDecimal decimal(JsonObject json, String name) {
    var text = text(json, name);
    try {
      return text == null || text.length() > 40 ? null : plain(new BigDecimal(text));
    } catch (NumberFormatException unreadable) {
      return null;
    }
  }

  /** An exponent such as 1E999999999 would become a very long number further on. */
  private static @Nullable BigDecimal plain(BigDecimal value) {
    return Math.abs(value.scale()) > 40 ? null : value;
  }

  static @Nullable Integer integer(JsonObject json, String... names) {
    for (var name : names) {
      var value = decimal(json, name);
      if (value != null) {
        try {
          return value.intValueExact();
        } catch (ArithmeticException notAnInteger) {
          // the next name may have one
        }
      }
    }
    return null;
  }

  static @Nullable Boolean bool(JsonObject json, String name) {
    return switch (String.valueOf(json.get(name))) {
      case "true", "\"true\"" -> Boolean.TRUE;
      case "false", "\"false\"" -> Boolean.FALSE;
      default -> null;
    };
  }

  static @Nullable Instant time(JsonObject json, String name) {
    var text = text(json, name);
    return text == null ? null : ReportedTime.parse(text);
  }
}
