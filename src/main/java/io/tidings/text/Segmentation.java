package io.tidings.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text is cut into the segments that are sent and paid for.
 *
 * @param encoding what the characters of the text demand
 * @param segments the text of each segment; joined they are the text again
 * @param charactersRemaining units still free in the last segment; an extension character (such as
 *     €) or one outside the Basic Multilingual Plane (such as an emoji) takes two
 * @param unicodeCharacters the distinct characters that force UCS-2, in order of appearance
 */
public record Segmentation(
    Encoding encoding,
    List<String> segments,
    int charactersRemaining,
    List<String> unicodeCharacters) {

  /** Infobip rejects a text of more segments (its status 25). */
  public static final int MAX_SEGMENTS = 25;

  public Segmentation {
    segments = List.copyOf(segments);
    unicodeCharacters = List.copyOf(unicodeCharacters);
  }

  /** The segmentation of any text; the empty one is a single empty segment. */
  public static Segmentation of(String text) {
    List<String> unicodeCharacters = unicodeCharactersOf(text);
    Encoding encoding = unicodeCharacters.isEmpty() ? Encoding.GSM_7 : Encoding.UCS_2;
    int units = text.codePoints().map(encoding::unitsOf).sum();
    if (units <= encoding.alone()) {
      return new Segmentation(encoding, List.of(text), encoding.alone() - units, unicodeCharacters);
    }
    return linked(text, encoding, unicodeCharacters);
  }

  /** The same with what the caller asks of the encoding. */
  public static Segmentation of(String text, TextOptions options) {
    return of(text);
  }

  public boolean isTooLong() {
    return segments.size() > MAX_SEGMENTS;
  }

  private static List<String> unicodeCharactersOf(String text) {
    return text.codePoints()
        .filter(codePoint -> GsmAlphabet.septetsOf(codePoint) == GsmAlphabet.ABSENT)
        .distinct()
        .mapToObj(Character::toString)
        .toList();
  }

  private static Segmentation linked(
      String text, Encoding encoding, List<String> unicodeCharacters) {
    List<String> segments = new ArrayList<>();
    int start = 0;
    int used = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int units = encoding.unitsOf(codePoint);
      if (used + units > encoding.linked()) {
        segments.add(text.substring(start, at));
        start = at;
        used = 0;
      }
      used += units;
      at += Character.charCount(codePoint);
    }
    segments.add(text.substring(start));
    return new Segmentation(encoding, segments, encoding.linked() - used, unicodeCharacters);
  }
}
