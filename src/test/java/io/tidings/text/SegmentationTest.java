package io.tidings.text;

import static io.tidings.text.Encoding.GSM_7;
import static io.tidings.text.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(segmentation.unicodeCharacters()).containsExactly("ш");
  }

  @Test
  void the_empty_text_is_one_empty_segment() {
    assertThat(Segmentation.of("")).isEqualTo(new Segmentation(GSM_7, List.of(""), 160, List.of()));
  }

  @Test
  void every_character_of_the_default_alphabet_takes_one_septet() {
    String alphabet =
        "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5"
            + "\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e"
            + "\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./0123456789:;<=>?"
            + "\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7"
            + "\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0";

    // 128 codes less the escape itself.
    assertThat(alphabet).hasSize(127);
    assertThat(Segmentation.of(alphabet))
        .isEqualTo(new Segmentation(GSM_7, List.of(alphabet), 33, List.of()));
  }

  @Test
  void every_character_of_the_extension_table_takes_two_septets() {
    String extension = "\f^{}\\[~]|\u20ac";

    assertThat(Segmentation.of(extension))
        .isEqualTo(new Segmentation(GSM_7, List.of(extension), 140, List.of()));
  }

  @Test
  void nothing_else_is_in_the_alphabet() {
    long covered =
        Character.MAX_CODE_POINT
            - Segmentation.of(everyCodePoint()).unicodeCharacters().size()
            + 1L;

    assertThat(covered).isEqualTo(127 + 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "`", "\u001b", "ç", "á", "’", "–", "\u00a0", "Ф", "한", "😀"})
  void one_character_outside_the_alphabet_moves_the_whole_text_to_ucs_2(String character) {
    String text = "Your code is 4711" + character;

    assertThat(Segmentation.of(text))
        .isEqualTo(
            new Segmentation(UCS_2, List.of(text), 53 - character.length(), List.of(character)));
  }

  @Test
  void characters_that_force_ucs_2_are_named_once_in_order_of_appearance() {
    assertThat(Segmentation.of("č😀ab€č–😀ä").unicodeCharacters()).containsExactly("č", "😀", "–");
  }

  @Test
  void an_extension_character_is_not_split_over_two_segments() {
    String before = "a".repeat(152);
    String after = "€" + "b".repeat(100);

    assertThat(Segmentation.of(before + after))
        .isEqualTo(new Segmentation(GSM_7, List.of(before, after), 51, List.of()));
  }

  @Test
  void a_surrogate_pair_is_not_split_over_two_segments() {
    String before = "č".repeat(66);
    String after = "😀".repeat(3);

    assertThat(Segmentation.of(before + after))
        .isEqualTo(new Segmentation(UCS_2, List.of(before, after), 61, List.of("č", "😀")));
  }

  @Test
  void a_text_of_25_segments_is_not_too_long_and_one_of_26_is() {
    assertThat(Segmentation.of("a".repeat(25 * 153)).isTooLong()).isFalse();
    assertThat(Segmentation.of("a".repeat(25 * 153 + 1)).isTooLong()).isTrue();
  }

  private static String everyCodePoint() {
    StringBuilder text = new StringBuilder();
    // Downwards, because a high surrogate directly before a low one would read as one pair.
    for (int codePoint = Character.MAX_CODE_POINT; codePoint >= 0; codePoint--) {
      text.appendCodePoint(codePoint);
    }
    return text.toString();
  }
}
