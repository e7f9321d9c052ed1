package io.tidings.message;

import java.util.Locale;

/** The coarse answer to "what became of it?". */
public enum Outcome {
  /** Not with Infobip yet. */
  PENDING,
  /** Infobip has it, or the operator, but not the phone. */
  SENT,
  DELIVERED,
  FAILED,
  /** Its caller took it back before it was submitted: neither a success nor a failure. */
  CANCELLED;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
