package io.tidings.text;

/**
 * How a text travels: in septets of the GSM alphabet, or in UTF-16 units when one character asks
 * for it.
 */
public enum Encoding {
  GSM_7(160, 153),
  UCS_2(70, 67);

  private final int alone;
  private final int linked;

  Encoding(int alone, int linked) {
    this.alone = alone;
    this.linked = linked;
  }

  /** Units a text may have to travel as one segment. */
  int alone() {
    return alone;
  }

  /** Units in each segment of a longer text; the header that links the segments takes the rest. */
  int linked() {
    return linked;
  }

  /** Units one code point takes; they all go into the same segment. */
  int unitsOf(int codePoint) {
    return this == GSM_7 ? GsmAlphabet.septetsOf(codePoint) : Character.charCount(codePoint);
  }
}
