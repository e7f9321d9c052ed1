package io.tidings.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What may stand in the place of a character that an alphabet lacks: plain punctuation for
 * typographic one, the letter without its accent, nothing for what cannot be seen.
 */
final class StandIn {

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");

  private static final Map<Integer, String> KNOWN = known();

  private StandIn() {}

  /** Some text of the alphabet; none where the character would be missed. */
  static Optional<String> of(int codePoint, GsmAlphabet alphabet) {
    return Stream.of(
            known(codePoint).stream(),
            composed(codePoint).stream(),
            withFewerAccents(codePoint),
            withoutAccents(codePoint).stream())
        .flatMap(standIns -> standIns)
        .filter(alphabet::holds)
        .findFirst();
  }

  private static Optional<String> known(int codePoint) {
    if (Invisible.holds(codePoint)) {
      return Optional.of("");
    }
    return Character.getType(codePoint) == Character.SPACE_SEPARATOR
        ? Optional.of(" ")
        : Optional.ofNullable(KNOWN.get(codePoint));
  }

  /** Such as three dots for an ellipsis. */
  private static Optional<String> composed(int codePoint) {
    return Optional.of(Normalizer.normalize(Character.toString(codePoint), Form.NFKC));
  }

  /** Most first: what has a ring and an acute is to keep the ring where the alphabet has it. */
  private static Stream<String> withFewerAccents(int codePoint) {
    var pieces = Normalizer.normalize(Character.toString(codePoint), Form.NFD);
    int base = Character.charCount(pieces.codePointAt(0));
    return IntStream.iterate(pieces.length() - 1, end -> end > base, end -> end - 1)
        .mapToObj(end -> Normalizer.normalize(pieces.substring(0, end), Form.NFC));
  }

  private static Optional<String> withoutAccents(int codePoint) {
    var decomposed = Normalizer.normalize(Character.toString(codePoint), Form.NFKD);
    var bare = ACCENTS.matcher(decomposed).replaceAll("");
    // An accent on its own is a space with that accent to Unicode.
    return Optional.of(bare)
        .filter(letters -> !letters.equals(" "))
        .map(letters -> letters.codePoints().mapToObj(StandIn::part).collect(Collectors.joining()));
  }

  private static String part(int codePoint) {
    return KNOWN.getOrDefault(codePoint, Character.toString(codePoint));
  }

  private static Map<Integer, String> known() {
    Map<Integer, String> known = new HashMap<>();
    characters()
        .forEach(
            (standIn, characters) ->
                characters.codePoints().forEach(character -> known.put(character, standIn)));
    return known;
  }

  private static Map<String, String> characters() {
    return Map.ofEntries(
        Map.entry("'", "‘’‚‛′`´ʹʻʼʽˈ‹›"),
        Map.entry("\"", "“”„‟″«»〝〞〟¨"),
        Map.entry("-", "‐‑‒–—―−⁃•◦‣▪■●"),
        Map.entry(".", "·‧"),
        Map.entry("/", "÷⁄∕"),
        Map.entry("|", "¦"),
        Map.entry("*", "∗"),
        Map.entry("+/-", "±"),
        Map.entry("<=", "≤"),
        Map.entry(">=", "≥"),
        Map.entry("->", "→"),
        Map.entry("<-", "←"),
        Map.entry("(c)", "©"),
        Map.entry("(r)", "®"),
        Map.entry("c", "¢"),
        Map.entry("x", "×"),
        Map.entry("u", "µ"),
        Map.entry("d", "đð"),
        Map.entry("D", "ĐÐ"),
        Map.entry("e", "ə"),
        Map.entry("E", "Ə"),
        Map.entry("h", "ħ"),
        Map.entry("H", "Ħ"),
        Map.entry("i", "ı"),
        Map.entry("k", "ĸ"),
        Map.entry("l", "ł"),
        Map.entry("L", "Ł"),
        Map.entry("n", "ŋ"),
        Map.entry("N", "Ŋ"),
        Map.entry("oe", "œ"),
        Map.entry("OE", "Œ"),
        Map.entry("SS", "ẞ"),
        Map.entry("t", "ŧ"),
        Map.entry("T", "Ŧ"),
        Map.entry("th", "þ"),
        Map.entry("Th", "Þ"),
        Map.entry(" ", "\t"),
        Map.entry("\n", "\u000B\u0085\u2028\u2029"));
  }
}
