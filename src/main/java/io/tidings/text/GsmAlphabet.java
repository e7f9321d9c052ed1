package io.tidings.text;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The characters a text in GSM-7 may have with certain tables, and how many septets each takes. */
final class GsmAlphabet {

  static final GsmAlphabet DEFAULT = new GsmAlphabet(ShiftTables.NONE);

  private static final int ABSENT = 0;
  private static final Map<ShiftTables, GsmAlphabet> NATIONAL = new ConcurrentHashMap<>();

  private final ShiftTables tables;
  private final byte[] septets = new byte['∞' + 1];

  private GsmAlphabet(ShiftTables tables) {
    this.tables = tables;
    var language = tables.language();
    var extension = tables.singleShift() ? GsmTables.extension(language) : GsmTables.EXTENSION;
    var base = tables.lockingShift() ? GsmTables.base(language) : GsmTables.BASE;
    extension.chars().forEach(character -> septets[character] = 2);
    base.chars().forEach(character -> septets[character] = 1);
  }

  /**
   * The alphabets that a text may be written in. Where neither table is asked for, either is
   * allowed: so does Infobip's own preview, which takes the locking shift table for Turkish.
   */
  static List<GsmAlphabet> allowedBy(TextOptions options) {
    var national =
        languages(options.language())
            .flatMap(language -> tables(language, options))
            .filter(tables -> tables.count() > 0)
            .map(tables -> NATIONAL.computeIfAbsent(tables, GsmAlphabet::new));
    return Stream.concat(Stream.of(DEFAULT), national).toList();
  }

  private static Stream<Language> languages(Language asked) {
    return switch (asked) {
      case NONE -> Stream.empty();
      case TR, ES, PT -> Stream.of(asked);
      case AUTODETECT -> Stream.of(Language.TR, Language.ES, Language.PT);
    };
  }

  private static Stream<ShiftTables> tables(Language language, TextOptions options) {
    // Annex A.3.2 is void: Spanish has no locking shift table.
    boolean locks = language != Language.ES;
    if (options.singleShift() || options.lockingShift()) {
      return Stream.of(
          new ShiftTables(language, options.singleShift(), options.lockingShift() && locks));
    }
    return Stream.of(
        new ShiftTables(language, true, false), new ShiftTables(language, false, locks));
  }

  ShiftTables tables() {
    return tables;
  }

  boolean holds(int codePoint) {
    return septetsOf(codePoint) != ABSENT;
  }

  boolean holds(String text) {
    return text.codePoints().allMatch(this::holds);
  }

  /** One, or two for a character that needs the escape; both go into the same segment. */
  int septetsOf(int codePoint) {
    return codePoint < septets.length ? septets[codePoint] : ABSENT;
  }
}
