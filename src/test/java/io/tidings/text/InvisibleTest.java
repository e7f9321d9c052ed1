package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \r\n\t",
        "\u00a0",
        "\u200b\u200d\u2060",
        "\ufe0f",
        "\ufeff",
        "\u202d \u202c",
        "\u00ad\u034f\u061c",
        "\u3164\u115f\u1160\uffa0",
        "\u180b\u180e",
        "\u2800",
        "\u0007\u001b\u0085",
        "\udb40\udc67\udb40\udd00",
        "\u3000\u2028\u2029",
        "\ufff9\ufffb",
      })
  void a_text_of_these_shows_nothing(String text) {
    assertThat(Invisible.isAllOf(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u200b.", "\u0600", "\u06dd", "\u0301", "😀", "\ue000", "한"})
  void a_text_with_one_of_these_shows_something(String text) {
    assertThat(Invisible.isAllOf(text)).isFalse();
  }
}
