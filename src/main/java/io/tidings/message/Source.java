package io.tidings.message;

/** Who told us what an event says. */
public enum Source {
  /** Infobip's answer when the message was submitted. */
  SUBMIT,
  /** A delivery report on the webhook. */
  REPORT,
  /** A delivery report that a caller had recorded: by replaying its call, or by assigning it. */
  REPLAY,
  /** Infobip's logs, when we asked. */
  LOGS,
  /** Ourselves. */
  TIDINGS;

  /**
   * Whether it is a delivery report: the history has it once, in whichever of these ways it comes.
   */
  public boolean isReport() {
    return this == REPORT || this == REPLAY || this == LOGS;
  }
}
