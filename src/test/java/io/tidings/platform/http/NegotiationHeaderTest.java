package io.tidings.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values were sent to both servers; what either cannot read is wrong here. */
class NegotiationHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "application/json",
        "application/json;charset=utf-8",
        "\ta/b\t",
        "a/b ;c=d",
        "a/b; c=\"d e, f; g\"",
        "a/b;c=\"\\\"\"",
        "a/b;c=\"\"",
        "a/b;",
        "a/b;;c=d",
        "a/b; ;c=d",
        "application/problem+json",
        "a/b;q=0.5",
        "a/b;charset=nonsense",
        "*/*",
        "a/b;c=\"\u00e9\"",
        "multipart/form-data; boundary=\"--x\""
      })
  void media_types_are_content_types(String value) {
    assertThat(NegotiationHeader.CONTENT_TYPE.isRight(List.of(value))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ";",
        "text",
        "text/",
        "/",
        "/b",
        "a/b;c",
        "a/b;c=",
        "a/b; q=\"x",
        "a/b;c=\"\\",
        "a/b;\"c\"=d",
        "a/b;=d",
        "a/b; c = d",
        "a /b",
        "a/ b",
        "a b/c",
        "a/b c/d",
        "a/b/c",
        "a/b\tc",
        "a/b;c=d e",
        "a/b,",
        ",",
        "a/b,c/d",
        "*",
        "@/b",
        "{a}/b",
        "a/b;c={d}",
        "(x)a/b",
        "\u00e9/b",
        "a/b;c=\u00e9",
        "a/\u00e9",
        "a/b;q=2",
        "a/b;q=-1",
        "a/b;q=x",
        "a/b;q=",
        "a/b;q",
        "a/b;q=NaN",
        "a/b;q=1e0",
        "a/b;q=0.1234",
        "a/b;Q=7",
        "a/b;q=0.5;q=x",
        "a/b;c=\"\u0000\"",
        "\u0000",
        "a/b;c=\"\n\"",
        "application/json}",
        "\"a/b\""
      })
  void other_texts_are_not(String value) {
    assertThat(NegotiationHeader.CONTENT_TYPE.isRight(List.of(value))).isFalse();
  }

  @Test
  void a_body_has_one_content_type() {
    assertThat(NegotiationHeader.CONTENT_TYPE.isRight(List.of("a/b", "a/b"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "*/*",
        "a/b",
        "a/*;q=0.5",
        "a/b, c/d",
        "a/b,c/d;q=0",
        "a/b;q=1.000",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "a/b;level=1;q=1;ext=x",
        "a/b;c=\"x,y\", c/d",
        "text/event-stream",
        "a/b;charset=utf-8",
        "a/b;q=1.",
        "a/b;Q=0.5"
      })
  void lists_of_media_types_are_accepts(String value) {
    assertThat(NegotiationHeader.ACCEPT.isRight(List.of(value))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        ",,",
        "a/b,",
        "a/b,,c/d",
        "text",
        "text/",
        "/",
        "a/b;q=2",
        "a/b;q=",
        "a/b;q=.",
        "a/b c/d",
        "a/b;q=0.5;ext",
        "a/b;c=\"x,y",
        "a/b;charset=nonsense",
        "a/b;charset=\"n s\"",
        "a/b;charset=utf-8;charset=iso",
        "**",
        "*a",
        "a/b;q=0.5 x"
      })
  void other_lists_are_not(String value) {
    assertThat(NegotiationHeader.ACCEPT.isRight(List.of(value))).isFalse();
  }

  @Test
  void every_accept_counts() {
    assertThat(NegotiationHeader.ACCEPT.isRight(List.of("a/b", "c/d"))).isTrue();
    assertThat(NegotiationHeader.ACCEPT.isRight(List.of("a/b", "c"))).isFalse();
    assertThat(NegotiationHeader.ACCEPT.isRight(List.of("", ""))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "en", "en-US,en;q=0.5", "en, ,de", "en,", ",", "en_US;q=.5", "1"})
  void languages_are_taken_as_they_come(String value) {
    assertThat(NegotiationHeader.ACCEPT_LANGUAGE.isRight(List.of(value))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en;q", "en;q=", "en;q=x", "en;q=2", "en/us", "{}", "\u00e9", "e n"})
  void but_not_with_a_weight_that_is_none(String value) {
    assertThat(NegotiationHeader.ACCEPT_LANGUAGE.isRight(List.of(value))).isFalse();
  }

  @Test
  void long_values_neither_end_the_stack_nor_take_long() {
    int length = 25_000;
    for (var header : NegotiationHeader.values()) {
      for (var piece :
          List.of(
              ",", ";", "\"", "\\", "a/b,", "a/b;c=d;", ";c=\"", "a", "/", " ", "\t", "\u00ff")) {
        header.isRight(List.of(piece.repeat(length)));
        header.isRight(List.of("a/b" + piece.repeat(length)));
      }
    }
    assertThat(NegotiationHeader.ACCEPT.isRight(List.of("a/b,".repeat(length) + "a/b"))).isTrue();
    assertThat(NegotiationHeader.CONTENT_TYPE.isRight(List.of("a/b" + ";c=d".repeat(length))))
        .isTrue();
  }
}
