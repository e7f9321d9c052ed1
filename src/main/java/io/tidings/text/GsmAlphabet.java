package io.tidings.text;

/** The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1). */
final class GsmAlphabet {

  /** What {@link #septetsOf} says of a character the alphabet lacks. */
  static final int ABSENT = 0;

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final byte[] SEPTETS = septets();

  private GsmAlphabet() {}

  /** One septet, two for an escaped character of the extension table, or {@link #ABSENT}. */
  static int septetsOf(int codePoint) {
    return codePoint < SEPTETS.length ? SEPTETS[codePoint] : ABSENT;
  }

  private static byte[] septets() {
    byte[] septets = new byte['€' + 1];
    BASIC.chars().forEach(character -> septets[character] = 1);
    EXTENSION.chars().forEach(character -> septets[character] = 2);
    return septets;
  }
}
