package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;

class GsmAlphabetTest {

  @Test
  void every_code_point_takes_the_septets_of_the_listed_tables_or_is_absent() {
    for (var tables : GsmListing.ALL_TABLES) {
      var alphabet = alphabet(tables);
      var listed = GsmListing.septets(tables);
      for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
        int expected = listed.getOrDefault(codePoint, 0);
        if (alphabet.septetsOf(codePoint) != expected) {
          fail("U+%04X does not take %d septets with %s".formatted(codePoint, expected, tables));
        }
      }
    }
  }

  @Test
  void the_alphabets_have_as_many_characters_as_the_tables_of_the_standard() {
    assertThat(GsmListing.ALL_TABLES.stream().map(tables -> GsmListing.septets(tables).size()))
        .containsExactly(
            127 + 10,
            127 + 17,
            // The euro sign is in the Turkish base table too.
            127 + 9,
            127 + 9,
            127 + 19,
            // Seven of the Portuguese extension table are Greek capitals of the default base table.
            127 + 30,
            // Five of the default extension table are in the Portuguese base table.
            127 + 5,
            127 + 12);
  }

  @Test
  void no_language_allows_the_default_alphabet_only() {
    assertThat(allowed(Language.NONE, false, false)).containsExactly(ShiftTables.NONE);
    assertThat(allowed(Language.NONE, true, true)).containsExactly(ShiftTables.NONE);
  }

  @Test
  void a_language_alone_allows_either_of_its_tables() {
    assertThat(allowed(Language.TR, false, false))
        .containsExactly(
            ShiftTables.NONE, tables(Language.TR, true, false), tables(Language.TR, false, true));
    assertThat(allowed(Language.ES, false, false))
        .containsExactly(ShiftTables.NONE, tables(Language.ES, true, false));
  }

  @Test
  void tables_that_are_asked_for_are_the_only_national_ones() {
    assertThat(allowed(Language.PT, true, false))
        .containsExactly(ShiftTables.NONE, tables(Language.PT, true, false));
    assertThat(allowed(Language.PT, true, true))
        .containsExactly(ShiftTables.NONE, tables(Language.PT, true, true));
  }

  @Test
  void spanish_has_no_locking_shift_table() {
    assertThat(allowed(Language.ES, true, true))
        .containsExactly(ShiftTables.NONE, tables(Language.ES, true, false));
    assertThat(allowed(Language.ES, false, true)).containsExactly(ShiftTables.NONE);
  }

  @Test
  void autodetection_allows_the_tables_of_all_languages() {
    assertThat(allowed(Language.AUTODETECT, false, false))
        .containsExactly(
            ShiftTables.NONE,
            tables(Language.TR, true, false),
            tables(Language.TR, false, true),
            tables(Language.ES, true, false),
            tables(Language.PT, true, false),
            tables(Language.PT, false, true));
  }

  private static List<ShiftTables> allowed(
      Language language, boolean singleShift, boolean lockingShift) {
    var options = new TextOptions(language, singleShift, lockingShift, Transliteration.NONE);
    return GsmAlphabet.allowedBy(options).stream().map(GsmAlphabet::tables).toList();
  }

  private static GsmAlphabet alphabet(ShiftTables tables) {
    var options =
        new TextOptions(
            tables.language(), tables.singleShift(), tables.lockingShift(), Transliteration.NONE);
    return GsmAlphabet.allowedBy(options).stream()
        .filter(alphabet -> alphabet.tables().equals(tables))
        .findFirst()
        .orElseThrow();
  }

  private static ShiftTables tables(Language language, boolean singleShift, boolean lockingShift) {
    return new ShiftTables(language, singleShift, lockingShift);
  }
}
