package io.tidings.read.list;

import io.tidings.message.Outcome;
import io.tidings.problem.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which send requests a list shows: from the query string, all wrong parameters named together.
 *
 * @param team whose they are
 * @param number the number, or the end of one, that one of its messages is to
 * @param cursor the last entry of the page before
 */
record SendRequestFilter(
    String team,
    @Nullable NumberFilter number,
    @Nullable Outcome outcome,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable PageCursor cursor,
    int limit) {

  static final int MOST = 200;

  /** The place of an entry in the list, newest first. */
  record PageCursor(Instant createdAt, UUID correlationId) {

    String encode() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((createdAt + " " + correlationId).getBytes(StandardCharsets.US_ASCII));
    }

    static PageCursor decode(String text) {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("not a cursor of ours");
      }
      return new PageCursor(Parameters.instant(parts[0]), UUID.fromString(parts[1]));
    }
  }

  static SendRequestFilter parse(
      String team,
      @Nullable String outcome,
      @Nullable String since,
      @Nullable String until,
      @Nullable String cursor,
      @Nullable String limit) {
    var parameters = new Parameters();
    var filter =
        new SendRequestFilter(
            team,
            null,
            parameters.read(
                "outcome",
                outcome,
                "must be one of " + String.join(", ", Outcome.words()),
                text -> Outcome.valueOf(text.toUpperCase(Locale.ROOT))),
            parameters.instant("since", since),
            parameters.instant("until", until),
            parameters.read(
                "cursor", cursor, "must be the nextCursor of a page before", PageCursor::decode),
            parameters.limit(limit, MOST));
    parameters.check();
    return filter;
  }

  SendRequestFilter to(@Nullable NumberFilter other) {
    return new SendRequestFilter(team, other, outcome, since, until, cursor, limit);
  }
}
