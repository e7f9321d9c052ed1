package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {

  @ParameterizedTest
  @MethodSource("texts")
  void counts_the_parts_of_a_text(String text, int parts, int remaining) {
    assertThat(Segments.of(text)).isEqualTo(new Segments(parts, remaining));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", 1, 160),
        Arguments.of("a".repeat(160), 1, 0),
        Arguments.of("a".repeat(161), 2, 145),
        Arguments.of("€".repeat(80), 1, 0),
        // The escape sequence does not fit the last place of the first part.
        Arguments.of("a".repeat(152) + "€" + "a".repeat(10), 2, 141),
        Arguments.of("č".repeat(70), 1, 0),
        // As in Infobip's own examples of previews.
        Arguments.of("ζ".repeat(98), 2, 36),
        Arguments.of("ζ".repeat(155), 3, 46),
        Arguments.of("😀".repeat(35), 1, 0),
        // 66 places hold 33 pairs, the 67th stays empty.
        Arguments.of("😀".repeat(36), 2, 61));
  }
}
