package io.tidings.message.record;

/** Why Infobip's logs are asked about a message when its {@code check_at} comes. */
public enum Look {
  /** It was handed over, and nothing final was told of it. */
  SILENT,
  /** Nobody knows whether Infobip has it. */
  UNKNOWN,
  /** Its validity is over: unless the logs know better it ends without a report. */
  LAST
}
