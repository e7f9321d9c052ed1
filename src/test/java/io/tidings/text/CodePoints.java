package io.tidings.text;

import java.util.stream.IntStream;

/** Code points to try one after the other. */
final class CodePoints {

  /** Letters, marks, punctuation and symbols, with their compatibility forms; no ideographs. */
  static final int[] ALPHABETIC =
      IntStream.concat(IntStream.range(0, 0x3400), IntStream.range(0xF900, 0x1_0000)).toArray();

  private CodePoints() {}
}
