package io.tidings.dev.simulator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Infobip's way of writing a moment: milliseconds always, and an offset without a colon. */
final class InfobipDate {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

  private InfobipDate() {}

  static String write(Instant moment, ZoneOffset offset) {
    return WRITTEN.format(moment.atOffset(offset));
  }

  static Optional<Instant> read(String text) {
    try {
      return Optional.of(READ.parse(text, OffsetDateTime::from).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
