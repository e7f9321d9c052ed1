package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Grüße, Élodie! ñ å Ø", "Šime čeka đaka", "tiếng Việt", "한국어", "ὼς Ά", "ё й"})
  void letters_that_came_in_pieces_are_put_together(String text) {
    assertThat(Accents.composed(Normalizer.normalize(text, Form.NFD))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"한ᆞ", "\u212b \u2126 \u212a", "क़ ড় שּׁ", "豈 \uf900", "x̌ ṁ̂", "ṇ̃", "\u0301", "''"})
  void what_has_no_shorter_form_stays_as_it_is(String text) {
    assertThat(Accents.composed(text)).isEqualTo(text);
  }

  @Test
  void nothing_becomes_longer_and_all_stays_the_same_to_unicode() {
    for (int codePoint : CodePoints.ALPHABETIC) {
      if (Character.getType(codePoint) == Character.SURROGATE) {
        continue;
      }
      var pieces = Normalizer.normalize(Character.toString(codePoint), Form.NFD);
      var composed = Accents.composed(pieces);
      assertThat(composed.length()).as("U+%04X", codePoint).isLessThanOrEqualTo(pieces.length());
      assertThat(Normalizer.normalize(composed, Form.NFD)).isEqualTo(pieces);
    }
  }
}
