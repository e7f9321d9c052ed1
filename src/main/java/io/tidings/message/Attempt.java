package io.tidings.message;

import java.util.Locale;

/** What was tried for a message without changing its status. */
public enum Attempt {
  /** It was submitted and no answer came, so Infobip may have it or not. */
  UNANSWERED,
  /** Infobip's logs were asked and told nothing new of it. */
  LOOKED,
  /** Infobip's logs do not know it at any look, so it is submitted again. */
  DUE_AGAIN,
  /** Infobip refused to take it now and takes it later. */
  PUT_OFF,
  /** It has begun to wait, for nothing can be submitted. */
  WAITING,
  /** It waits no more. */
  WENT_ON;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
