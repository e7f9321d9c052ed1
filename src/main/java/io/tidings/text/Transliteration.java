package io.tidings.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Which characters are replaced by ones of the default alphabet before a text is encoded; named as
 * by Infobip.
 *
 * <p>Infobip does not publish its tables. All of this is our estimate of them, but for Greek, of
 * which its documentation has an example. The text that a phone shows may differ from ours, and so
 * may the number of segments where one character becomes several.
 */
public enum Transliteration {
  NONE(codePoint -> Optional.empty()),
  TURKISH(Transliterations::turkish),
  GREEK(Transliterations::greek),
  CYRILLIC(Transliterations::cyrillic),
  SERBIAN_CYRILLIC(Transliterations::serbian),
  BULGARIAN_CYRILLIC(Transliterations::bulgarian),
  CENTRAL_EUROPEAN(Transliterations::centralEuropean),
  BALTIC(Transliterations::baltic),
  /** Whatever has a plain form: accented letters of all languages, typographic punctuation. */
  NON_UNICODE(Transliterations::plain),
  PORTUGUESE(Transliterations::portuguese),
  COLOMBIAN(Transliterations::colombian),
  ALL(Transliterations::any);

  @SuppressWarnings("Immutable") // functions without a state
  private final IntFunction<Optional<String>> standIn;

  Transliteration(IntFunction<Optional<String>> standIn) {
    this.standIn = standIn;
  }

  /** The transliteration of exactly this name. */
  public static Optional<Transliteration> of(String name) {
    return Arrays.stream(values())
        .filter(transliteration -> transliteration.name().equals(name))
        .findFirst();
  }

  /** Leaves alone what the default alphabet has, also in pieces, and what has no stand-in. */
  public String apply(String text) {
    if (this == NONE) {
      return text;
    }
    var whole = Accents.composed(text);
    return GsmAlphabet.DEFAULT.holds(whole)
        ? whole
        : whole.codePoints().mapToObj(this::apply).collect(Collectors.joining());
  }

  private String apply(int codePoint) {
    var character = Character.toString(codePoint);
    return GsmAlphabet.DEFAULT.holds(codePoint)
        ? character
        : standIn.apply(codePoint).orElse(character);
  }
}
