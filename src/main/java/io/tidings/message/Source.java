package io.tidings.message;

/** Who told us what an event says. */
public enum Source {
  /** Infobip's answer when the message was submitted. */
  SUBMIT,
  /** A delivery report on the webhook. */
  REPORT,
  /** Infobip's logs, when we asked. */
  LOGS,
  /** Ourselves. */
  TIDINGS
}
