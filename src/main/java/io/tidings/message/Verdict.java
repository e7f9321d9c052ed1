package io.tidings.message;

import java.util.Arrays;

/** What became of a report. The first letters differ, so one letter is enough to keep it. */
public enum Verdict {
  /** It is the status now. */
  APPLIED,
  /** Something at least as good was known; kept in the history only. */
  SUPERSEDED,
  /** A final status was replaced by a later truth. */
  CORRECTED,
  /** Known already, word for word: counted, not a new event. */
  REPEATED,
  /** It is no report but an attempt of ours: kept in the history, and the status stays. */
  NOTED,
  /** Its message is not known here (yet), so it is no event. */
  UNMATCHED,
  /** It is no report, but what a phone sent, or whom a channel blocks: kept with its call. */
  INBOUND,
  /** It is nothing that we know, or a report that cannot be stored. */
  BROKEN;

  public boolean changesStatus() {
    return this == APPLIED || this == CORRECTED;
  }

  public char letter() {
    return name().charAt(0);
  }

  public static Verdict of(char letter) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.letter() == letter)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no verdict begins with " + letter));
  }
}
