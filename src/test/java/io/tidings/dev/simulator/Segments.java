package io.tidings.dev.simulator;

import java.util.Comparator;

/** How many parts a content takes on the air, and how many characters still fit into the last. */
record Segments(int parts, int charactersRemaining) {
  static final int MAX_PARTS = 25;

  private static final int OCTETS = 140;
  private static final int LINK = 5;
  private static final Comparator<Segments> CHEAPEST =
      Comparator.comparingInt(Segments::parts)
          .thenComparing(Segments::charactersRemaining, Comparator.reverseOrder());

  static Segments of(String text) {
    return of(text, Wording.PLAIN);
  }

  static Segments of(String text, Wording wording) {
    var written = Letters.transliterated(text, wording.transliteration());
    return Alphabet.of(wording).stream()
        .filter(alphabet -> alphabet.holds(written))
        .map(alphabet -> gsm7(written, alphabet))
        .min(CHEAPEST)
        .orElseGet(() -> ucs2(written));
  }

  static Segments ofBytes(int bytes) {
    int most = OCTETS - header(0, true);
    int parts = bytes <= OCTETS ? 1 : (bytes + most - 1) / most;
    return new Segments(parts, parts == 1 ? OCTETS - bytes : parts * most - bytes);
  }

  private static Segments gsm7(String text, Alphabet alphabet) {
    return pack(
        text.codePoints().map(alphabet::septets).toArray(),
        (OCTETS - header(alphabet.tables(), false)) * 8 / 7,
        (OCTETS - header(alphabet.tables(), true)) * 8 / 7);
  }

  private static Segments ucs2(String text) {
    return pack(
        text.codePoints().map(Character::charCount).toArray(),
        OCTETS / 2,
        (OCTETS - header(0, true)) / 2);
  }

  /** Octets of the header that names tables, and that links a part with the others. */
  private static int header(int tables, boolean linked) {
    int elements = 3 * tables + (linked ? LINK : 0);
    return elements == 0 ? 0 : 1 + elements;
  }

  /**
   * Neither an escape sequence nor a surrogate pair is split across parts, which may leave a place
   * unused.
   */
  private static Segments pack(int[] units, int single, int multi) {
    int total = 0;
    int parts = 1;
    int used = 0;
    for (int unit : units) {
      total += unit;
      if (used + unit > multi) {
        parts++;
        used = 0;
      }
      used += unit;
    }
    return total <= single ? new Segments(1, single - total) : new Segments(parts, multi - used);
  }
}
