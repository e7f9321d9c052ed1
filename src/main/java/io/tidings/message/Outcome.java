package io.tidings.message;

import java.util.Arrays;
import java.util.List;
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

  /** As events keep it; the first letters differ. */
  public char letter() {
    return name().charAt(0);
  }

  public static Outcome of(char letter) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.letter() == letter)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no outcome begins with " + letter));
  }

  /** Of all of them, as somebody may ask for one. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Outcome::word).toList();
  }

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
