package io.tidings.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

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
}
