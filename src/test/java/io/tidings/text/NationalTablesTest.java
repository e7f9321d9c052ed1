package io.tidings.text;

import static io.tidings.text.Encoding.GSM_7;
import static io.tidings.text.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segmentation with the tables of a language. */
class NationalTablesTest {

  // Has the length and the letters of the text in Infobip's example of a preview.
  private static final String TURKISH_98 = "ğışçİĞŞ öü masa ".repeat(6) + "ğı";

  @Test
  void as_infobip_says_98_turkish_characters_leave_57_of_155() {
    var segmentation = Segmentation.of(TURKISH_98, asked(Language.TR, false, false));

    assertThat(TURKISH_98).hasSize(98);
    assertThat(segmentation)
        .isEqualTo(
            new Segmentation(
                TURKISH_98,
                GSM_7,
                new ShiftTables(Language.TR, false, true),
                List.of(new Segment(0, 98, 98)),
                57,
                List.of()));
    assertThat(Segmentation.of(TURKISH_98).segments()).hasSize(2);
    assertThat(Segmentation.of(TURKISH_98).charactersRemaining()).isEqualTo(36);
  }

  @Test
  void as_infobip_says_three_spanish_accents_take_155_down_to_152() {
    var text = "Ú".repeat(3) + "a".repeat(149);

    var segmentation = Segmentation.of(text, asked(Language.ES, false, false));

    assertThat(text).hasSize(152);
    assertThat(segmentation)
        .isEqualTo(
            new Segmentation(
                text,
                GSM_7,
                new ShiftTables(Language.ES, true, false),
                List.of(new Segment(0, 152, 155)),
                0,
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    // Its locking shift table: one septet each.
    "TR, false, true, ğ, 155, 1, 0",
    "TR, false, true, ğ, 156, 2, 142",
    "TR, false, true, ğ, 298, 2, 0",
    "TR, false, true, ğ, 299, 3, 148",
    "TR, false, true, ğ, 3725, 25, 0",
    // Its single shift table: two septets each, and no half of one in a segment of 149.
    "TR, true, false, ğ, 77, 1, 1",
    "TR, true, false, ğ, 78, 2, 141",
    "TR, true, false, ğ, 148, 2, 1",
    "TR, true, false, ğ, 149, 3, 147",
    // Both.
    "TR, true, true, ğ, 152, 1, 0",
    "TR, true, true, ğ, 153, 2, 139",
    "TR, true, true, ğ, 292, 2, 0",
    "TR, true, true, ğ, 293, 3, 145",
    "PT, false, true, ã, 155, 1, 0",
    "ES, true, true, Ú, 77, 1, 1",
  })
  void each_table_takes_its_place_in_the_header(
      Language language,
      boolean single,
      boolean locking,
      String character,
      int length,
      int segments,
      int remaining) {
    var segmentation = Segmentation.of(character.repeat(length), asked(language, single, locking));

    assertThat(segmentation.encoding()).isEqualTo(GSM_7);
    assertThat(segmentation.segments()).hasSize(segments);
    assertThat(segmentation.charactersRemaining()).isEqualTo(remaining);
  }

  @Test
  void no_table_is_used_where_the_default_alphabet_needs_no_more_segments() {
    for (var language : Language.values()) {
      // The euro sign takes one septet in the Turkish and Portuguese base tables.
      assertThat(Segmentation.of("€".repeat(80), asked(language, false, false)))
          .as(language.name())
          .isEqualTo(Segmentation.of("€".repeat(80)));
    }
  }

  @Test
  void a_table_is_used_where_it_saves_a_segment() {
    assertThat(tablesFor("€".repeat(150), asked(Language.TR, false, false)))
        .isEqualTo(new ShiftTables(Language.TR, false, true));
  }

  @Test
  void the_single_shift_table_is_used_where_the_base_table_would_be_missed() {
    // The locking shift table has no Ø.
    assertThat(tablesFor("Øğ", asked(Language.TR, false, false)))
        .isEqualTo(new ShiftTables(Language.TR, true, false));
  }

  @Test
  void autodetection_finds_the_language() {
    var autodetect = asked(Language.AUTODETECT, false, false);
    assertThat(tablesFor("Şifre", autodetect).language()).isEqualTo(Language.TR);
    assertThat(tablesFor("Contraseña válida aquí", autodetect).language()).isEqualTo(Language.ES);
    assertThat(tablesFor("Não há ligação", autodetect).language()).isEqualTo(Language.PT);
    assertThat(tablesFor("Password", autodetect)).isEqualTo(ShiftTables.NONE);
    assertThat(tablesFor("Šifra", autodetect)).isEqualTo(ShiftTables.NONE);
  }

  @Test
  void a_character_that_no_table_has_moves_the_text_to_ucs_2_and_is_the_only_one_named() {
    var segmentation =
        Segmentation.of("ğ – ğ".repeat(20), asked(Language.AUTODETECT, false, false));

    assertThat(segmentation.encoding()).isEqualTo(UCS_2);
    assertThat(segmentation.tables()).isEqualTo(ShiftTables.NONE);
    assertThat(segmentation.unicodeCharacters())
        .extracting(UnicodeCharacter::character)
        .containsExactly("–");
  }

  private static ShiftTables tablesFor(String text, TextOptions options) {
    return Segmentation.of(text, options).tables();
  }

  private static TextOptions asked(Language language, boolean single, boolean locking) {
    return new TextOptions(language, single, locking, Transliteration.NONE);
  }
}
