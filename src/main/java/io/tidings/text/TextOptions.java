package io.tidings.text;

/**
 * What a caller may ask of the way a text is encoded.
 *
 * @param language whose national language tables may be used
 * @param singleShift use the single shift table of the language
 * @param lockingShift use the locking shift table of the language
 * @param transliteration what is replaced before
 */
public record TextOptions(
    Language language, boolean singleShift, boolean lockingShift, Transliteration transliteration) {

  public static final TextOptions NONE =
      new TextOptions(Language.NONE, false, false, Transliteration.NONE);

  /** The language whose tables need the fewest segments. */
  public static final TextOptions ANY_LANGUAGE =
      new TextOptions(Language.AUTODETECT, false, false, Transliteration.NONE);

  public TextOptions withoutTransliteration() {
    return new TextOptions(language, singleShift, lockingShift, Transliteration.NONE);
  }
}
