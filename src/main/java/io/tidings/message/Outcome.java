package io.tidings.message;

import java.util.Locale;

/** The coarse answer to "what became of it?". */
public enum Outcome {
  /** Not with Infobip yet. */
  PENDING,
  /** Infobip has it, or the operator, but not the phone. */
  SENT,
  DELIVERED,
  FAILED;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
