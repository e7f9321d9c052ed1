package io.tidings.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What each {@link Transliteration} puts in the place of a character that GSM-7 lacks. */
final class Transliterations {

  private static final String TURKISH = "çğĞıİşŞâÂîÎûÛ";
  private static final String CENTRAL_EUROPEAN =
      "áÁăĂâÂąĄćĆčČďĎđĐęĘěĚëËíÍîÎĺĹľĽłŁńŃňŇóÓôÔőŐŕŔřŘśŚšŠșȘşŞťŤțȚţŢúÚůŮűŰýÝźŹžŽżŻ";
  private static final String BALTIC = "āĀąĄčČēĒėĖęĘģĢīĪįĮķĶļĻņŅōŌõÕŗŖšŠūŪųŲžŽ";
  private static final String PORTUGUESE = "áÁâÂãÃÀçêÊíÍóÓôÔõÕúÚ";
  private static final String COLOMBIAN = "áÁíÍóÓúÚ";

  private static final String GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
  private static final String GREEK_LOOKALIKES = "ABΓΔEZHΘIKΛMNΞOΠPΣTYΦXΨΩ";

  private static final Map<Integer, String> COMMON_CYRILLIC =
      pairs("аa бb вv гg дd еe зz иi кk лl мm нn оo пp рr сs тt уu фf");
  private static final Map<Integer, String> CYRILLIC =
      pairs(
          "ёe жzh йy хkh цts чch шsh щshch ъ ыy ь эe юyu яya"
              + " іi їyi єye ґg ўu јj љlj њnj ђdj ћc џdz ѓgj ќkj ѕdz");
  private static final Map<Integer, String> SERBIAN = pairs("ђdj жz јj љlj њnj ћc хh цc чc џdz шs");
  private static final Map<Integer, String> BULGARIAN =
      pairs("жzh йy хh цts чch шsh щsht ъa ьy юyu яya");

  private Transliterations() {}

  static Optional<String> turkish(int codePoint) {
    return plainIn(TURKISH, codePoint);
  }

  static Optional<String> centralEuropean(int codePoint) {
    return plainIn(CENTRAL_EUROPEAN, codePoint);
  }

  static Optional<String> baltic(int codePoint) {
    return plainIn(BALTIC, codePoint);
  }

  static Optional<String> portuguese(int codePoint) {
    return plainIn(PORTUGUESE, codePoint);
  }

  static Optional<String> colombian(int codePoint) {
    return plainIn(COLOMBIAN, codePoint);
  }

  static Optional<String> plain(int codePoint) {
    return StandIn.of(codePoint, GsmAlphabet.DEFAULT);
  }

  /** As in Infobip's example of a preview: capitals without accents, Latin ones where alike. */
  static Optional<String> greek(int codePoint) {
    int letter = Normalizer.normalize(Character.toString(codePoint), Form.NFD).codePointAt(0);
    int place = GREEK.indexOf(Character.toUpperCase(letter));
    // The micro sign has a Greek capital too, but is no letter of a Greek word.
    return place < 0 || UnicodeScript.of(codePoint) != UnicodeScript.GREEK
        ? Optional.empty()
        : Optional.of(GREEK_LOOKALIKES.substring(place, place + 1));
  }

  static Optional<String> cyrillic(int codePoint) {
    return in(CYRILLIC, codePoint);
  }

  static Optional<String> serbian(int codePoint) {
    return in(SERBIAN, codePoint);
  }

  static Optional<String> bulgarian(int codePoint) {
    return in(BULGARIAN, codePoint);
  }

  static Optional<String> any(int codePoint) {
    return greek(codePoint).or(() -> cyrillic(codePoint)).or(() -> plain(codePoint));
  }

  private static Optional<String> plainIn(String letters, int codePoint) {
    return letters.indexOf(codePoint) < 0 ? Optional.empty() : plain(codePoint);
  }

  private static Optional<String> in(Map<Integer, String> letters, int codePoint) {
    int small = Character.toLowerCase(codePoint);
    return Optional.ofNullable(letters.getOrDefault(small, COMMON_CYRILLIC.get(small)))
        .map(latin -> small == codePoint ? latin : capitalised(latin));
  }

  private static String capitalised(String latin) {
    return latin.isEmpty() ? "" : Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
  }

  private static Map<Integer, String> pairs(String pairs) {
    Map<Integer, String> letters = new HashMap<>();
    Stream.of(pairs.split(" "))
        .forEach(pair -> letters.put(pair.codePointAt(0), pair.substring(1)));
    return letters;
  }
}
