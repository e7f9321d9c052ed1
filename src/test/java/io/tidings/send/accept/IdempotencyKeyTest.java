package io.tidings.send.accept;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void a_call_needs_no_key() {
    assertThat(IdempotencyKey.read(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a                                      | a",
        "6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90   | 6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
        "\"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90\" | 6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
        "` key `                                | key",
        "order,7;try=1                          | order,7;try=1",
        "!~                                     | !~",
        "a\"b\\c                                | a\"b\\c",
        "\"a\\\"b\\\\c\"                        | a\"b\\c",
      })
  void a_key_is_visible_ascii_in_quotes_or_without(String header, String key) {
    assertThat(IdempotencyKey.read(List.of(header))).contains(new IdempotencyKey(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a\tb",
        "ključ",
        "a\u007fb",
        "\"",
        "\"\"",
        "\"a",
        "\"a b\"",
        "\"a\"b\"",
        "\"a\\b\"",
        "\"a\\\"",
        "\"a\";try=1",
        "\"a\", \"b\"",
      })
  void anything_else_is_refused(String header) {
    assertRefused(header);
  }

  @Test
  void a_key_has_at_most_255_characters_not_counting_quotes() {
    var longest = "k".repeat(255);

    assertThat(IdempotencyKey.read(List.of(longest))).contains(new IdempotencyKey(longest));
    assertThat(IdempotencyKey.read(List.of('"' + longest + '"')))
        .contains(new IdempotencyKey(longest));
    assertRefused(longest + "k");
    assertRefused('"' + longest + "k\"");
  }

  @Test
  void two_keys_are_refused_even_when_they_are_the_same() {
    assertThat(violationsOf(() -> IdempotencyKey.read(List.of("a", "a"))))
        .containsExactly(new Violation("Idempotency-Key", "must be there only once"));
  }

  private static void assertRefused(String header) {
    assertThat(violationsOf(() -> IdempotencyKey.read(List.of(header))))
        .containsExactly(
            new Violation(
                "Idempotency-Key",
                "must be 1 to 255 visible ASCII characters, in quotes or without"));
  }
}
