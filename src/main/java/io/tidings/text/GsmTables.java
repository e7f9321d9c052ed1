package io.tidings.text;

/**
 * The characters of the GSM alphabets (3GPP TS 23.038, 6.2.1 and annex A). Each base table lacks
 * only the escape at 0x1B; extension tables are listed without their unused places.
 */
final class GsmTables {

  static final String BASE =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  static final String EXTENSION = "\f^{}\\[~]|€";

  private static final String TURKISH_BASE =
      "@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞŞşßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "İABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§çabcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String PORTUGUESE_BASE =
      "@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|ÂâÊÉ !\"#º%&'()*+,-./0123456789:;<=>?"
          + "ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§~abcdefghijklmnopqrstuvwxyzãõ`üà";

  private static final String TURKISH_EXTENSION = EXTENSION + "ĞİŞçğış";
  private static final String SPANISH_EXTENSION = EXTENSION + "çÁÍÓÚáíóú";
  private static final String PORTUGUESE_EXTENSION = EXTENSION + "êçÔôÁáΦΓΩΠΨΣΘÊÀÍÓÚÃÕÂíóúãõâ";

  private GsmTables() {}

  /** The locking shift table. */
  static String base(Language language) {
    return switch (language) {
      case TR -> TURKISH_BASE;
      case PT -> PORTUGUESE_BASE;
      // Annex A.3.2 is void: Spanish has no locking shift table.
      case NONE, ES, AUTODETECT -> BASE;
    };
  }

  /** The single shift table. */
  static String extension(Language language) {
    return switch (language) {
      case TR -> TURKISH_EXTENSION;
      case ES -> SPANISH_EXTENSION;
      case PT -> PORTUGUESE_EXTENSION;
      case NONE, AUTODETECT -> EXTENSION;
    };
  }
}
