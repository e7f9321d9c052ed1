package io.tidings.report.trust;

import java.util.Locale;

/** A secret by which a webhook call proves that it comes from Infobip. */
public enum Proof {
  TOKEN(0),
  BASIC(2),
  SIGNATURE(4);

  /** Of all secrets: each proof has at most one and the one before it. */
  static final int PLACES = 6;

  private final int place;

  Proof(int place) {
    this.place = place;
  }

  /**
   * @param which that which is set, or the one before it
   */
  int place(int which) {
    return place + which;
  }

  /** As it is written in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
