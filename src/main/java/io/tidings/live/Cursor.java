package io.tidings.live;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a reader wants to go on, as the last event id it has seen says. */
record Cursor(Kind kind, long seq) {

  /** What a last event id can be. */
  enum Kind {
    /** The reader has seen nothing. */
    NONE,
    /** A place that may be in the log. */
    PLACE,
    /** Nothing we ever gave out. */
    UNKNOWN
  }

  private static final Cursor NONE = new Cursor(Kind.NONE, 0);
  private static final Cursor UNKNOWN = new Cursor(Kind.UNKNOWN, 0);
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  /**
   * @param seen what a browser sends by itself when it comes back, later than what was asked once
   * @param asked what stands in the URL
   */
  static Cursor parse(@Nullable String seen, @Nullable String asked) {
    return parse(seen == null || seen.isBlank() ? asked : seen);
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
