package io.tidings.text;

import java.util.Arrays;
import java.util.Optional;

/** Whose national language tables (3GPP TS 23.038, annex A) a text may use; named as by Infobip. */
public enum Language {
  NONE,
  TR,
  ES,
  PT,
  /** The one that needs the fewest segments, if any is better than none. */
  AUTODETECT;

  /** The language of exactly this name. */
  public static Optional<Language> of(String name) {
    return Arrays.stream(values()).filter(language -> language.name().equals(name)).findFirst();
  }
}
