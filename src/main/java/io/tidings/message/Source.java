package io.tidings.message;

import java.util.Arrays;

/** Who told us what an event says. */
public enum Source {
  /** Infobip's answer when the message was submitted. */
  SUBMIT('S'),
  /** A delivery report on the webhook. */
  REPORT('R'),
  /** A delivery report that a caller had recorded: by replaying its call, or by assigning it. */
  REPLAY('P'),
  /** Infobip's logs, when we asked. */
  LOGS('L'),
  /** Ourselves. */
  TIDINGS('T'),
  /** Ourselves in Infobip's place, for a message of a test key. */
  TEST('X');

  private final char letter;

  Source(char letter) {
    this.letter = letter;
  }

  /** Whether it comes with a webhook call, which keeps it as it came. */
  public boolean isOfWebhook() {
    return this == REPORT || this == REPLAY;
  }

  /** As events keep it. */
  char letter() {
    return letter;
  }

  static Source of(char letter) {
    return Arrays.stream(values())
        .filter(source -> source.letter == letter)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source is " + letter));
  }

  /**
   * Whether it is a delivery report: the history has it once, in whichever of these ways it comes.
   */
  public boolean isReport() {
    return this == REPORT || this == REPLAY || this == LOGS;
  }
}
