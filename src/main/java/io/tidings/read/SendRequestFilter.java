package io.tidings.read;

import io.tidings.message.Outcome;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which send requests a list shows: from the query string, all wrong parameters named together.
 *
 * @param cursor the last entry of the page before
 */
record SendRequestFilter(
    @Nullable Outcome outcome,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Cursor cursor,
    int limit) {

  static final int MOST = 200;

  /** The place of an entry in the list, newest first. */
  record Cursor(Instant createdAt, UUID correlationId) {

    String encode() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((createdAt + " " + correlationId).getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor decode(String text) {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("not a cursor of ours");
      }
      return new Cursor(instant(parts[0]), UUID.fromString(parts[1]));
    }
  }

  static SendRequestFilter parse(
      @Nullable String outcome,
      @Nullable String since,
      @Nullable String until,
      @Nullable String cursor,
      @Nullable String limit) {
    var wrong = new ArrayList<Violation>();
    var filter =
        new SendRequestFilter(
            value(
                wrong,
                "outcome",
                outcome,
                "must be one of pending, sent, delivered, failed",
                text -> Outcome.valueOf(text.toUpperCase(Locale.ROOT))),
            value(
                wrong,
                "since",
                since,
                "must be an instant such as 2026-11-23T13:00:00Z",
                SendRequestFilter::instant),
            value(
                wrong,
                "until",
                until,
                "must be an instant such as 2026-11-23T13:00:00Z",
                SendRequestFilter::instant),
            value(
                wrong, "cursor", cursor, "must be the nextCursor of a page before", Cursor::decode),
            orDefault(
                value(
                    wrong,
                    "limit",
                    limit,
                    "must be a number from 1 to " + MOST,
                    SendRequestFilter::limit)));
    if (!wrong.isEmpty()) {
      throw new ProblemException(Problem.invalid(wrong));
    }
    return filter;
  }

  private static <T> @Nullable T value(
      List<Violation> wrong,
      String field,
      @Nullable String text,
      String rule,
      Function<String, T> parse) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      wrong.add(new Violation(field, rule));
      return null;
    }
  }

  /** Of a year that the database has. */
  private static Instant instant(String text) {
    var instant = Instant.parse(text);
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("out of bounds");
    }
    return instant;
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("out of bounds");
    }
    return limit;
  }

  private static int orDefault(@Nullable Integer limit) {
    return limit == null ? 50 : limit;
  }
}
