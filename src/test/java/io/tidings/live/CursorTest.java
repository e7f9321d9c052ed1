package io.tidings.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void a_reader_without_a_last_event_id_has_seen_nothing(@Nullable String lastEventId) {
    assertThat(Cursor.parse(lastEventId).isNone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 5", "' 5 ', 5", "9223372036854775807, 9223372036854775807"})
  void a_number_is_a_place_in_the_log(String lastEventId, long seq) {
    assertThat(Cursor.parse(lastEventId)).isEqualTo(new Cursor(Cursor.Kind.PLACE, seq));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "abc", "9999999999999999999", "5.0", "0x5", "5,6", "null", "+5", "٥", "5 6"})
  void anything_else_was_never_given_out(String lastEventId) {
    var cursor = Cursor.parse(lastEventId);

    assertThat(cursor.isNone()).isFalse();
    assertThat(cursor.isIn(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void a_place_beyond_the_head_is_not_in_the_log() {
    assertThat(Cursor.parse("7").isIn(6)).isFalse();
    assertThat(Cursor.parse("7").isIn(7)).isTrue();
    assertThat(Cursor.parse("7").isIn(8)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 5, 7",
    "5, 7, 7",
    "5, 5 10 7, 10",
    "9 10, 5, 10",
    "'', 5, 5",
    "5, '', 5",
    "abc, 5, 5",
    "5, abc, 5",
    "9, 9223372036854775807, 9223372036854775807"
  })
  void the_newest_of_all_that_a_reader_brings_counts(String seen, String asked, String newest) {
    assertThat(Cursor.newest(list(seen), list(asked))).isEqualTo(Cursor.parse(newest));
  }

  @Test
  void a_reader_that_brings_only_what_was_never_given_out_has_not_seen_nothing() {
    assertThat(Cursor.newest(List.of("abc"), List.of("")).isNone()).isFalse();
    assertThat(Cursor.newest(List.of(), List.of("", "abc")).isNone()).isFalse();
    assertThat(Cursor.newest(List.of(" "), List.of("")).isNone()).isTrue();
    assertThat(Cursor.newest(List.of(), List.of()).isNone()).isTrue();
  }

  private static List<String> list(String texts) {
    return List.of(texts.split(" "));
  }
}
