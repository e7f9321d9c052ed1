package io.tidings.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereaboutsTest {

  @Test
  void what_a_browser_calls_itself_is_kept_in_plain_letters_and_not_at_length() {
    assertThat(Whereabouts.of("198.51.100.7", "Firefox\u0000/\u00e9 ").agent())
        .isEqualTo("Firefox?/?");
    assertThat(Whereabouts.of("198.51.100.7", "x".repeat(8_000)).agent()).hasSize(200);
    assertThat(Whereabouts.of("198.51.100.7", null).agent()).isEmpty();
  }
}
