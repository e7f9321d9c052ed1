package io.tidings.message;

/** What a report did to the status of its message. */
public enum Verdict {
  /** It is the status now. */
  APPLIED,
  /** Something at least as good was known; kept in the history only. */
  SUPERSEDED,
  /** A final status was replaced by a later truth. */
  CORRECTED,
  /** Known already, word for word: counted, not a new event. */
  REPEATED;

  public boolean changesStatus() {
    return this == APPLIED || this == CORRECTED;
  }
}
