package io.tidings.dev.simulator;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts letters of GSM-7 in the place of others. Infobip shows what it does with Greek, and
 * publishes no tables for the rest: those here are what such tables usually say.
 */
final class Letters {
  private static final String GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
  private static final String GREEK_IN_GSM = "ABΓΔEZHΘIKΛMNΞOΠPΣTYΦXΨΩ";
  private static final Map<String, String> LATIN =
      pairs("łl ŁL đd ĐD ıi “\" ”\" „\" ’' ‘' –- —- …...");
  private static final Map<String, String> CYRILLIC =
      pairs(
          "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh"
              + " щshch ъ ыy ь эe юyu яya іi їyi єye ґg јj љlj њnj ђdj ћc џdz");
  private static final Map<String, Map<String, String>> OTHERWISE =
      Map.of(
          "SERBIAN_CYRILLIC", pairs("жz хh цc чc шs"),
          "BULGARIAN_CYRILLIC", pairs("хh щsht ъa ьy"));

  private Letters() {}

  static String transliterated(String text, String transliteration) {
    return transliteration.equals(Wording.NONE)
        ? text
        : text.codePoints()
            .mapToObj(Character::toString)
            .map(letter -> Alphabet.PLAIN.holds(letter) ? letter : other(letter, transliteration))
            .collect(Collectors.joining());
  }

  private static String other(String letter, String transliteration) {
    return switch (transliteration) {
      case "GREEK" -> greek(letter);
      case "CYRILLIC", "SERBIAN_CYRILLIC", "BULGARIAN_CYRILLIC" ->
          cyrillic(letter, OTHERWISE.getOrDefault(transliteration, Map.of()));
      case "ALL" -> latin(cyrillic(greek(letter), Map.of()));
      default -> latin(letter);
    };
  }

  private static String greek(String letter) {
    int place = GREEK.indexOf(withoutAccent(letter).toUpperCase(Locale.ROOT));
    return place < 0 ? letter : GREEK_IN_GSM.substring(place, place + 1);
  }

  private static String cyrillic(String letter, Map<String, String> otherwise) {
    var small = letter.toLowerCase(Locale.ROOT);
    var latin = otherwise.getOrDefault(small, CYRILLIC.getOrDefault(small, letter));
    return small.equals(letter) || latin.isEmpty() || latin.equals(letter)
        ? latin
        : Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
  }

  private static String latin(String letter) {
    var plain = LATIN.getOrDefault(letter, withoutAccent(letter));
    return Alphabet.PLAIN.holds(plain) ? plain : letter;
  }

  private static String withoutAccent(String letter) {
    return Normalizer.normalize(letter, Form.NFD).replaceAll("\\p{M}", "");
  }

  private static Map<String, String> pairs(String pairs) {
    var letters = new HashMap<String, String>();
    Stream.of(pairs.split(" "))
        .forEach(pair -> letters.put(pair.substring(0, 1), pair.substring(1)));
    return letters;
  }
}
