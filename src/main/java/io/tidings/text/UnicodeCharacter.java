package io.tidings.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A character that forces a text into UCS-2.
 *
 * @param positions where it stands in the text, in UTF-16 units
 * @param replacement what may stand in its place in GSM-7; empty where it may be left out
 */
public record UnicodeCharacter(
    String character, List<Integer> positions, Optional<String> replacement) {

  public UnicodeCharacter {
    positions = List.copyOf(positions);
  }

  /** Those of the text that the alphabet lacks, in order of appearance. */
  static List<UnicodeCharacter> of(String text, GsmAlphabet alphabet) {
    Map<Integer, List<Integer>> places = new LinkedHashMap<>();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int codePoint = text.codePointAt(at);
      if (!alphabet.holds(codePoint)) {
        places.computeIfAbsent(codePoint, absent -> new ArrayList<>()).add(at);
      }
    }
    return places.entrySet().stream()
        .map(place -> of(place.getKey(), place.getValue(), alphabet))
        .toList();
  }

  private static UnicodeCharacter of(int codePoint, List<Integer> positions, GsmAlphabet alphabet) {
    return new UnicodeCharacter(
        Character.toString(codePoint), positions, StandIn.of(codePoint, alphabet));
  }
}
