package io.tidings.audit.look;

import io.tidings.audit.Action;
import io.tidings.audit.EntryFilter;
import io.tidings.problem.Parameters;
import org.jspecify.annotations.Nullable;

/** Reads which entries a caller wants to see, and names every parameter that is wrong. */
final class FilterReader {

  private static final int MOST = 200;
  private static final int LONGEST = 255;

  private FilterReader() {}

  static EntryFilter read(
      @Nullable String action,
      @Nullable String caller,
      @Nullable String key,
      @Nullable String since,
      @Nullable String until,
      @Nullable String cursor,
      @Nullable String limit) {
    var parameters = new Parameters();
    var filter =
        new EntryFilter(
            parameters.read(
                "action",
                action,
                "must be one of " + String.join(", ", Action.words()),
                word -> Action.of(word).orElseThrow(IllegalArgumentException::new).word()),
            parameters.read("caller", caller, "must be the name of a caller", FilterReader::name),
            parameters.read("key", key, "must be the id of a key", FilterReader::name),
            parameters.instant("since", since),
            parameters.instant("until", until),
            parameters.read(
                "cursor", cursor, "must be the nextCursor of a page before", FilterReader::number),
            parameters.limit(limit, MOST));
    parameters.check();
    return filter;
  }

  /** A number of an entry. */
  static Long number(String text) {
    long number = Long.parseLong(text);
    if (number < 1) {
      throw new IllegalArgumentException("no number of an entry");
    }
    return number;
  }

  /** PostgreSQL has no text with a NUL in it. */
  private static String name(String text) {
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no name");
    }
    return text;
  }
}
