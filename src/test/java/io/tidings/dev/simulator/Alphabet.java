package io.tidings.dev.simulator;

import java.util.List;
import java.util.stream.Stream;

/**
 * The characters of GSM-7 (3GPP TS 23.038) with the tables of a language in the place of the usual
 * ones.
 *
 * @param base take one septet
 * @param extension take two
 * @param tables how many tables the header of each part names
 */
record Alphabet(String base, String extension, int tables) {
  private static final String BASE =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "^{}\\[~]|€\f";

  static final Alphabet PLAIN = new Alphabet(BASE, EXTENSION, 0);

  /** How a language changes the two tables; Spanish has no base of its own. */
  private enum National {
    TR("èìØøÆæ¡¿", "€ıĞğŞşİç", "ĞİŞçğış"),
    ES("", "", "çÁÍÓÚáíóú"),
    PT(
        "èùìòØøÅåΦΓΛΩΠΨΣΘΞÆæß¤¡ÄÖÑ¿äöñ",
        "êúíóçÔôÁáªÀ∞^\\€Ó|ÂâÊºÍÃÕÚ~ãõ`",
        "êçÔôÁáΦΓ^ΩΠΨΣΘÊÀÍÓÚÃÕÂíóúãõâ");

    private final String lost;
    private final String won;
    private final String extended;

    National(String lost, String won, String extended) {
      this.lost = lost;
      this.won = won;
      this.extended = extended;
    }

    Alphabet with(boolean single, boolean locking) {
      boolean locks = locking && !won.isEmpty();
      return new Alphabet(
          locks ? BASE.replaceAll("[" + lost + "]", "") + won : BASE,
          single ? EXTENSION + extended : EXTENSION,
          (single ? 1 : 0) + (locks ? 1 : 0));
    }
  }

  /**
   * Those that a text may be written in. Where no table is asked for, either may be taken: Infobip
   * counts a Turkish text in its preview as the locking shift table makes it.
   */
  static List<Alphabet> of(Wording wording) {
    var languages =
        wording.language().equals("AUTODETECT")
            ? Stream.of(National.values())
            : Stream.of(National.values()).filter(each -> each.name().equals(wording.language()));
    return Stream.concat(
            Stream.of(PLAIN), languages.flatMap(language -> alphabets(language, wording)))
        .toList();
  }

  private static Stream<Alphabet> alphabets(National language, Wording wording) {
    return wording.singleShift() || wording.lockingShift()
        ? Stream.of(language.with(wording.singleShift(), wording.lockingShift()))
        : Stream.of(language.with(true, false), language.with(false, true));
  }

  boolean holds(int character) {
    return base.indexOf(character) >= 0 || extension.indexOf(character) >= 0;
  }

  boolean holds(String text) {
    return text.codePoints().allMatch(this::holds);
  }

  int septets(int character) {
    return base.indexOf(character) >= 0 ? 1 : 2;
  }
}
