package io.tidings.dev.simulator;

import jakarta.json.JsonObject;

/**
 * How a text is to be written: in the tables of a language, and with other letters in the place of
 * some. Both are NONE when they are not asked for.
 */
record Wording(String language, boolean singleShift, boolean lockingShift, String transliteration) {
  static final String NONE = "NONE";
  static final Wording PLAIN = new Wording(NONE, false, false, NONE);

  Wording in(String otherLanguage) {
    return new Wording(otherLanguage, false, false, transliteration);
  }

  Wording transliterated(String otherTransliteration) {
    return new Wording(language, singleShift, lockingShift, otherTransliteration);
  }

  /** As a preview names it. */
  JsonObject toJson() {
    var json = JsonText.object();
    if (!language.equals(NONE)) {
      json.add("language", JsonText.object().add("languageCode", language));
    }
    if (!transliteration.equals(NONE)) {
      json.add("transliteration", transliteration);
    }
    return json.build();
  }
}
