package io.tidings.send;

/** What became of a caller's wish to send at another time or not at all. */
enum ScheduleOutcome {
  DONE("done"),
  /** There is no such send request. */
  UNKNOWN("not-found"),
  /** It was to be sent at once. */
  NOT_SCHEDULED("not-scheduled"),
  /** It was cancelled before. */
  CANCELLED("cancelled"),
  /** A message of it is being submitted, or was. */
  TOO_LATE("too-late");

  private final String slug;

  ScheduleOutcome(String slug) {
    this.slug = slug;
  }

  /** The type of the problem it is answered with, unless it is done. */
  String slug() {
    return slug;
  }
}
