package io.tidings.message.record;

/** Why something is done about a message that was handed over when its {@code check_at} comes. */
public enum Look {
  /** It was handed over, and nothing final was told of it. */
  SILENT,
  /** Nobody knows whether Infobip has it. */
  UNKNOWN,
  /** Its validity is over: unless the logs know better it ends without a report. */
  LAST,
  /** Nobody asks: a test key sent it, and its next step comes. */
  TEST
}
