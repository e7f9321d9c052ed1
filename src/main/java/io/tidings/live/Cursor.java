package io.tidings.live;

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

  static Cursor parse(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return NONE;
    }
    try {
      long seq = Long.parseLong(lastEventId.trim());
      return seq < 0 ? UNKNOWN : new Cursor(Kind.PLACE, seq);
    } catch (NumberFormatException notAPlace) {
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
