package io.tidings.report.trust;

import java.util.Locale;

/** A secret by which a webhook call proves that it comes from Infobip. */
public enum Proof {
  TOKEN,
  BASIC,
  SIGNATURE;

  /** As it is written in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
