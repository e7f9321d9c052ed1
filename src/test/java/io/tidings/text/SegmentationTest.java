package io.tidings.text;

import static io.tidings.text.Encoding.GSM_7;
import static io.tidings.text.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentationTest {

  @ParameterizedTest
  @CsvSource({
    "60, 1, 100",
    "155, 1, 5",
    "160, 1, 0",
    "161, 2, 145",
    "306, 2, 0",
    "307, 3, 152",
    "3825, 25, 0",
    "3826, 26, 152",
  })
  void a_gsm_text_has_160_septets_alone_and_153_in_each_linked_segment(
      int length, int segments, int remaining) {
    Segmentation segmentation = Segmentation.of("a".repeat(length));

    assertThat(segmentation.encoding()).isEqualTo(GSM_7);
    assertThat(segmentation.segments()).hasSize(segments);
    assertThat(segmentation.charactersRemaining()).isEqualTo(remaining);
    assertThat(segmentation.unicodeCharacters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "69, 1, 1",
    "70, 1, 0",
    "71, 2, 63",
    "98, 2, 36",
    "134, 2, 0",
    "135, 3, 66",
    "155, 3, 46",
    "1675, 25, 0",
    "1676, 26, 66",
  })
  void a_ucs_2_text_has_70_units_alone_and_67_in_each_linked_segment(
      int length, int segments, int remaining) {
    Segmentation segmentation = Segmentation.of("ш".repeat(length));

    assertThat(segmentation.encoding()).isEqualTo(UCS_2);
    assertThat(segmentation.segments()).hasSize(segments);
    assertThat(segmentation.charactersRemaining()).isEqualTo(remaining);
    assertThat(segmentation.unicodeCharacters()).hasSize(1);
  }

  @Test
  void the_empty_text_is_one_empty_segment() {
    assertThat(Segmentation.of("")).isEqualTo(gsm("", 160, new Segment(0, 0, 0)));
  }

  @Test
  void one_character_outside_the_alphabet_moves_the_whole_text_to_ucs_2() {
    for (String character :
        List.of("\t", "`", "\u001b", "ç", "á", "’", "–", "\u00a0", "Ф", "한", "😀")) {
      Segmentation segmentation = Segmentation.of("Your code is 4711" + character);

      assertThat(segmentation.encoding()).as(character).isEqualTo(UCS_2);
      assertThat(segmentation.charactersRemaining())
          .as(character)
          .isEqualTo(53 - character.length());
      assertThat(segmentation.unicodeCharacters())
          .as(character)
          .extracting(UnicodeCharacter::character, UnicodeCharacter::positions)
          .containsExactly(tuple(character, List.of(17)));
    }
  }

  @Test
  void characters_that_force_ucs_2_are_named_once_in_order_of_appearance_with_their_places() {
    assertThat(Segmentation.of("č😀ab€č–😀ä").unicodeCharacters())
        .containsExactly(
            new UnicodeCharacter("č", List.of(0, 6), Optional.of("c")),
            new UnicodeCharacter("😀", List.of(1, 8), Optional.empty()),
            new UnicodeCharacter("–", List.of(7), Optional.of("-")));
  }

  @Test
  void an_extension_character_is_not_split_over_two_segments() {
    String text = "a".repeat(152) + "€" + "b".repeat(100);

    assertThat(Segmentation.of(text))
        .isEqualTo(gsm(text, 51, new Segment(0, 152, 152), new Segment(152, 253, 102)));
  }

  @Test
  void a_surrogate_pair_is_not_split_over_two_segments() {
    String text = "č".repeat(66) + "😀".repeat(3);

    Segmentation segmentation = Segmentation.of(text);

    assertThat(segmentation.segments())
        .containsExactly(new Segment(0, 66, 66), new Segment(66, 72, 6));
    assertThat(segmentation.charactersRemaining()).isEqualTo(61);
  }

  @Test
  void half_a_surrogate_pair_is_a_character_like_any_other() {
    assertThat(Segmentation.of("\ude00\ud83d").unicodeCharacters())
        .containsExactly(
            new UnicodeCharacter("\ude00", List.of(0), Optional.empty()),
            new UnicodeCharacter("\ud83d", List.of(1), Optional.empty()));
  }

  @Test
  void a_text_of_25_segments_is_not_too_long_and_one_of_26_is() {
    assertThat(Segmentation.of("a".repeat(25 * 153)).isTooLong()).isFalse();
    assertThat(Segmentation.of("a".repeat(25 * 153 + 1)).isTooLong()).isTrue();
  }

  private static Segmentation gsm(String text, int remaining, Segment... segments) {
    return new Segmentation(text, GSM_7, ShiftTables.NONE, List.of(segments), remaining, List.of());
  }
}
