package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.ClockFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final ClockFixture clock = new ClockFixture();

  @Test
  void without_a_limit_nobody_waits() {
    var rate = new RateLimit(0, clock);

    assertThat(rate.reserve(1_000_000)).isZero();
    assertThat(rate.reserve(1_000_000)).isZero();
  }

  @Test
  void each_waits_for_those_before_it() {
    var rate = new RateLimit(10, clock);

    assertThat(rate.reserve(1)).isZero();
    assertThat(rate.reserve(5)).isEqualTo(Duration.ofMillis(100));
    assertThat(rate.reserve(1)).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void time_that_was_not_used_is_not_made_up_for() {
    var rate = new RateLimit(10, clock);
    rate.reserve(1);
    clock.pass(Duration.ofHours(1));

    assertThat(rate.reserve(1)).isZero();
    assertThat(rate.reserve(1)).isEqualTo(Duration.ofMillis(100));
  }
}
