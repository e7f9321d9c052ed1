package io.tidings.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MinutesTest {

  private final Minutes minutes = new Minutes();

  @Test
  void another_minute_is_told_of_once() {
    assertThat(minutes.isAnother(60_000)).isTrue();
    assertThat(minutes.isAnother(60_000)).isFalse();
    assertThat(minutes.isAnother(119_999)).isFalse();
    assertThat(minutes.isAnother(120_000)).isTrue();
  }

  @Test
  void a_clock_that_goes_back_is_in_another_minute_too() {
    minutes.isAnother(180_000);

    assertThat(minutes.isAnother(179_999)).isTrue();
  }
}
