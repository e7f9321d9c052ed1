package io.tidings.live;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a reader wants to go on, as the last event id it has seen says. */
record Cursor(Kind kind, long seq) {

  /** What a last event id can be; of two that a reader brings the later kind counts. */
  enum Kind {
    /** The reader has seen nothing. */
    NONE,
    /** Nothing we ever gave out. */
    UNKNOWN,
    /** A place that may be in the log. */
    PLACE
  }

  private static final Cursor NONE = new Cursor(Kind.NONE, 0);
  private static final Cursor UNKNOWN = new Cursor(Kind.UNKNOWN, 0);
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  /**
   * The newest of all that a reader brings: some append to the URL they were given, and come back
   * with a header besides.
   *
   * @param seen what a browser sends by itself when it comes back
   * @param asked what stands in the URL
   */
  static Cursor newest(List<String> seen, List<String> asked) {
    return Stream.concat(seen.stream(), asked.stream())
        .map(Cursor::parse)
        .max(Comparator.comparing(Cursor::kind).thenComparing(Cursor::seq))
        .orElse(NONE);
  }

  static Cursor parse(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return NONE;
    }
    var digits = lastEventId.trim();
    if (!DIGITS.matcher(digits).matches()) {
      return UNKNOWN;
    }
    try {
      return new Cursor(Kind.PLACE, Long.parseLong(digits));
    } catch (NumberFormatException tooLarge) {
      return UNKNOWN;
    }
  }

  boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Whether the log, whose newest event is {@code head}, has or had an event at this place. */
  boolean isIn(long head) {
    return kind == Kind.PLACE && seq <= head;
  }
}
