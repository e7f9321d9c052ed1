package io.tidings.text;

import java.util.Arrays;
import java.util.Optional;

/** Which characters are replaced by ones of GSM-7 before a text is encoded; named as by Infobip. */
public enum Transliteration {
  NONE,
  TURKISH,
  GREEK,
  CYRILLIC,
  SERBIAN_CYRILLIC,
  BULGARIAN_CYRILLIC,
  CENTRAL_EUROPEAN,
  BALTIC,
  NON_UNICODE,
  PORTUGUESE,
  COLOMBIAN,
  ALL;

  /** The transliteration of exactly this name. */
  public static Optional<Transliteration> of(String name) {
    return Arrays.stream(values())
        .filter(transliteration -> transliteration.name().equals(name))
        .findFirst();
  }
}
