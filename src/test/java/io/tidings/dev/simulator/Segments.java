package io.tidings.dev.simulator;

/** How many parts a text takes on the air, and how many characters still fit into the last one. */
record Segments(int parts, int charactersRemaining) {
  private static final String GSM_BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_EXTENSION = "^{}\\[~]|€\f";

  static final int MAX_PARTS = 25;

  static Segments of(String text) {
    return text.codePoints().allMatch(Segments::isGsm)
        ? pack(text.codePoints().map(Segments::septets).toArray(), 160, 153)
        : pack(text.codePoints().map(Character::charCount).toArray(), 70, 67);
  }

  static Segments ofBytes(int bytes) {
    int parts = bytes <= 140 ? 1 : (bytes + 133) / 134;
    return new Segments(parts, parts == 1 ? 140 - bytes : parts * 134 - bytes);
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

  private static boolean isGsm(int character) {
    return GSM_BASIC.indexOf(character) >= 0 || GSM_EXTENSION.indexOf(character) >= 0;
  }

  private static int septets(int character) {
    return GSM_EXTENSION.indexOf(character) >= 0 ? 2 : 1;
  }
}
