package io.tidings.text;

import static io.tidings.text.Encoding.GSM_7;
import static io.tidings.text.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any text, tried on generated ones. */
class SegmentationPropertiesTest {

  private static final List<String> GSM = List.of("a", "Z", "7", " ", "\n", "ß", "Ω", "@");
  private static final List<String> EXTENSION = List.of("€", "{", "]", "\\", "\f");
  private static final List<String> UNICODE = List.of("č", "😀", "👍", "–", "ш", "中");

  static Stream<String> texts() {
    Random random = new Random(20_261_123);
    return Stream.generate(() -> text(random)).limit(2_000);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void segments_are_full_and_whole_and_give_the_text_back(String text) {
    Segmentation segmentation = Segmentation.of(text);
    List<String> segments = segmentation.segments();

    assertThat(String.join("", segments)).isEqualTo(text);
    assertThat(segmentation.encoding())
        .isEqualTo(UNICODE.stream().anyMatch(text::contains) ? UCS_2 : GSM_7);
    int capacity = capacity(segmentation);
    for (int i = 0; i < segments.size(); i++) {
      int units = units(segments.get(i), segmentation.encoding());
      assertThat(units).isLessThanOrEqualTo(capacity);
      if (i + 1 < segments.size()) {
        String next = firstCharacter(segments.get(i + 1));
        assertThat(units + units(next, segmentation.encoding())).isGreaterThan(capacity);
      } else {
        assertThat(segmentation.charactersRemaining()).isEqualTo(capacity - units);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void characters_that_force_ucs_2_are_exactly_the_unicode_ones(String text) {
    List<String> expected =
        UNICODE.stream()
            .filter(text::contains)
            .sorted((one, other) -> Integer.compare(text.indexOf(one), text.indexOf(other)))
            .toList();

    assertThat(Segmentation.of(text).unicodeCharacters()).isEqualTo(expected);
  }

  private static int capacity(Segmentation segmentation) {
    boolean alone = segmentation.segments().size() == 1;
    return segmentation.encoding() == GSM_7 ? (alone ? 160 : 153) : (alone ? 70 : 67);
  }

  private static int units(String text, Encoding encoding) {
    if (encoding == UCS_2) {
      return text.length();
    }
    return text.length()
        + (int) text.chars().filter(c -> EXTENSION.contains("" + (char) c)).count();
  }

  private static String firstCharacter(String text) {
    return Character.toString(text.codePointAt(0));
  }

  private static String text(Random random) {
    int length = random.nextInt(700);
    int unicodePercent = random.nextBoolean() ? 0 : random.nextInt(50);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      List<String> from = random.nextInt(100) < 20 ? EXTENSION : GSM;
      from = random.nextInt(100) < unicodePercent ? UNICODE : from;
      text.append(from.get(random.nextInt(from.size())));
    }
    return text.toString();
  }
}
