package io.tidings.send;

/** What became of a caller's wish to send at another time or not at all. */
enum ScheduleOutcome {
  DONE,
  /** There is no such send request. */
  UNKNOWN,
  /** It was to be sent at once. */
  NOT_SCHEDULED,
  /** It was cancelled before. */
  CANCELLED,
  /** A message of it is being submitted, or was. */
  TOO_LATE
}
