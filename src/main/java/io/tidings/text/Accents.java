package io.tidings.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts letters together that a text has in pieces, a base and its accents, as macOS writes them.
 */
public final class Accents {

  /** A character with marks after it, or the parts of Korean syllables. */
  private static final Pattern IN_PIECES =
      Pattern.compile("\\P{M}?\\p{M}+|[\\u1100-\\u11ff\\uac00-\\ud7a3]{2,}");

  private Accents() {}

  /**
   * The same text to Unicode, with one character wherever there is one for several. Nothing else is
   * changed: the full NFC also replaces single characters, some by longer ones.
   */
  public static String composed(String text) {
    return Normalizer.isNormalized(text, Form.NFC)
        ? text
        : IN_PIECES.matcher(text).replaceAll(Accents::shortest);
  }

  private static String shortest(MatchResult pieces) {
    var composed = Normalizer.normalize(pieces.group(), Form.NFC);
    return Matcher.quoteReplacement(
        composed.length() < pieces.group().length() ? composed : pieces.group());
  }
}
