package io.tidings.infobip.words;

import java.util.Locale;

/** Whether sending a message that failed again can help. */
public enum Resend {
  /** The same may arrive another time. */
  LATER,
  /** Once something is put right: the number, the text, the sender, the account. */
  CHANGED,
  /** This number will not get it. */
  NEVER;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
