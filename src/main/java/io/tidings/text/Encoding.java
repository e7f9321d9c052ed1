package io.tidings.text;

/**
 * How a text travels: in septets of a GSM alphabet, or in UTF-16 units when a character asks for
 * it.
 */
public enum Encoding {
  GSM_7(7),
  UCS_2(16);

  private static final int SEGMENT_OCTETS = 140;

  private final int bits;

  Encoding(int bits) {
    this.bits = bits;
  }

  /** Units that fit into a segment beside a header of so many octets. */
  int unitsBeside(int headerOctets) {
    return (SEGMENT_OCTETS - headerOctets) * Byte.SIZE / bits;
  }
}
