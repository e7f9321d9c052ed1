package io.tidings.json;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Reads a moment as callers write it, ISO 8601 with an offset of any form. */
public final class Moment {

  /** Lenient only for the offset: Z, +01, +0100 and +01:00. */
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .parseCaseInsensitive()
          .parseLenient()
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private Moment() {}

  /**
   * @throws DateTimeException when it is none, or has no offset
   */
  public static Instant parse(String text) {
    return OffsetDateTime.parse(text, FORM).toInstant();
  }

  /** One in JSON, as exactly as the database keeps it; empty when it is none. */
  public static Optional<Instant> in(JsonValue value) {
    try {
      return value instanceof JsonString text
          ? Optional.of(parse(text.getString()).truncatedTo(ChronoUnit.MICROS))
          : Optional.empty();
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }
}
