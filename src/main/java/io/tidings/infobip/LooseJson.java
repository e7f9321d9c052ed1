package io.tidings.infobip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of Infobip's JSON that may be missing, null, of another type than documented or,
 * seen in the wild, the text "null". What cannot be read is null, never an error.
 */
final class LooseJson {

  /** Infobip writes offsets without a colon; others have been seen. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

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
    try {
      return text == null ? null : kept(OffsetDateTime.parse(text, TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** As the database keeps it: else a report would not be known when it comes again, or refused. */
  private static @Nullable Instant kept(Instant time) {
    return time.isBefore(EARLIEST) || time.isAfter(LATEST)
        ? null
        : time.truncatedTo(ChronoUnit.MICROS);
  }
}
