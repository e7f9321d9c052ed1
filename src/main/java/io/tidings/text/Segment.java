package io.tidings.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A stretch of a text that travels as one short message.
 *
 * @param start of it in the text, in UTF-16 units
 * @param end of it, exclusive
 * @param units it takes: septets in GSM-7, UTF-16 units in UCS-2
 */
public record Segment(int start, int end, int units) {

  /**
   * Cuts between characters, so neither an escape nor a surrogate is parted from its other half.
   */
  static List<Segment> cut(String text, IntUnaryOperator unitsOf, int most) {
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    int used = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int units = unitsOf.applyAsInt(codePoint);
      if (used + units > most) {
        segments.add(new Segment(start, at, used));
        start = at;
        used = 0;
      }
      used += units;
      at += Character.charCount(codePoint);
    }
    segments.add(new Segment(start, text.length(), used));
    return segments;
  }
}
