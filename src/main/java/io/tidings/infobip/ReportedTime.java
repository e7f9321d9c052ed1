package io.tidings.infobip;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a moment in the forms that reports have been seen with: Infobip writes {@code
 * 2026-11-23T13:00:04.803+0000}; what passes them on may drop the offset (then it is UTC), put a
 * space before time or offset, write a comma, or count seconds or milliseconds since 1970.
 */
final class ReportedTime {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[ ][XXX][XX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter();

  private static final Pattern COUNT = Pattern.compile("[0-9.]+(E[0-9]{1,2})?");

  private static final Pattern SPACE_BEFORE_TIME = Pattern.compile("^(\\S{10}) +(?=[0-9])");

  /** Before 2001 in seconds and in milliseconds a count is no moment of a report. */
  private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(1_000_000_000L);

  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(9_999_999_999L);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

  /** Before today's calendar began, JDBC and PostgreSQL do not mean the same day. */
  private static final Instant EARLIEST = Instant.parse("1583-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private ReportedTime() {}

  /** Null when it cannot be read. */
  static @Nullable Instant parse(String text) {
    var trimmed = text.strip();
    try {
      return kept(COUNT.matcher(trimmed).matches() ? counted(trimmed) : written(trimmed));
    } catch (DateTimeException | NumberFormatException unreadable) {
      return null;
    }
  }

  private static Instant written(String text) {
    var iso = SPACE_BEFORE_TIME.matcher(text).replaceFirst("$1T").replace(',', '.');
    return TIME.parse(iso, Instant::from);
  }

  private static Instant counted(String text) {
    var number = new BigDecimal(text);
    boolean isMillis = number.compareTo(FIRST_SECOND.multiply(MILLIS)) >= 0;
    var seconds = isMillis ? number.divide(MILLIS) : number;
    if (seconds.compareTo(FIRST_SECOND) < 0 || seconds.compareTo(LAST_SECOND) > 0) {
      throw new DateTimeException("no moment of a report");
    }
    return Instant.EPOCH.plus(seconds.movePointRight(6).longValue(), ChronoUnit.MICROS);
  }

  /** As the database keeps it: else a report would not be known when it comes again, or refused. */
  private static @Nullable Instant kept(Instant time) {
    return time.isBefore(EARLIEST) || time.isAfter(LATEST)
        ? null
        : time.truncatedTo(ChronoUnit.MICROS);
  }
}
