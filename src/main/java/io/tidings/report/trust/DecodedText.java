package io.tidings.report.trust;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * A text as it was before proxies wrote it anew: percent sequences and escapes of JSON are undone,
 * to any depth, and it is in lower case. Each character knows where in the text it stands.
 */
final class DecodedText {

  private static final int PERCENT = 3; // %2F
  private static final int ESCAPE = 6; // backslash, u, four digits

  private final char[] characters;
  private final int[] starts;
  private final int[] ends;
  private int length;

  private DecodedText(int most) {
    characters = new char[most];
    starts = new int[most];
    ends = new int[most];
  }

  static DecodedText of(String text) {
    var decoded = new DecodedText(text.length());
    for (int place = 0; place < text.length(); place++) {
      decoded.add(Character.toLowerCase(text.charAt(place)), place, place + 1);
      decoded.decode();
    }
    return decoded;
  }

  /** The same without the characters that are not wanted. */
  DecodedText only(IntPredicate wanted) {
    var rest = new DecodedText(length);
    for (int place = 0; place < length; place++) {
      if (wanted.test(characters[place])) {
        rest.add(characters[place], starts[place], ends[place]);
      }
    }
    return rest;
  }

  private void add(char character, int start, int end) {
    characters[length] = character;
    starts[length] = start;
    ends[length++] = end;
  }

  /** What a sequence at the end stands for may end another one. */
  private void decode() {
    while ((isPercent() && decode(PERCENT, 1)) || (isEscape() && decode(ESCAPE, 2))) {
      // until there is none
    }
  }

  private boolean isPercent() {
    return length >= PERCENT && characters[length - PERCENT] == '%';
  }

  private boolean isEscape() {
    int first = length - ESCAPE;
    return first >= 0 && characters[first] == '\\' && characters[first + 1] == 'u';
  }

  private boolean decode(int size, int mark) {
    int first = length - size;
    int code = 0;
    for (int place = first + mark; place < length; place++) {
      int digit = Character.digit(characters[place], 16);
      if (digit < 0) {
        return false;
      }
      code = code << 4 | digit;
    }
    int end = ends[length - 1];
    length = first;
    add(Character.toLowerCase((char) code), starts[first], end);
    return true;
  }

  /** Marks where its characters from {@code first} and before {@code end} stand in the text. */
  void mark(int first, int end, BitSet marks) {
    marks.set(starts[first], ends[end - 1]);
  }

  int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(characters, 0, length);
  }
}
