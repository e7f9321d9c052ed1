package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final SettableClock clock = new SettableClock();

  @Test
  void without_a_limit_there_are_as_many_permits_as_are_asked_for() {
    var rate = of(0);
    rate.owe(1_000_000);

    assertThat(rate.take(1_000_000)).isEqualTo(1_000_000);
    assertThat(rate.untilNext()).isZero();
    assertThat(rate.take(1_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void a_tenth_of_a_second_is_given_out_at_once_and_a_single_permit_always() {
    assertThat(of(50).take(500)).isEqualTo(5);
    assertThat(of(50).take(3)).isEqualTo(3);
    assertThat(of(50).take(0)).isZero();
    assertThat(of(1).take(500)).isEqualTo(1);
  }

  @Test
  void more_are_due_when_the_time_of_those_before_is_over() {
    var rate = of(50);
    settle(rate);

    assertThat(rate.untilNext()).isEqualTo(Duration.ofMillis(100));
    clock.pass(Duration.ofMillis(99));
    assertThat(rate.take(500)).isZero();
    clock.pass(Duration.ofMillis(1));
    assertThat(rate.take(500)).isEqualTo(5);
  }

  @Test
  void who_comes_a_little_late_loses_nothing() {
    var rate = of(50);
    settle(rate);

    clock.pass(Duration.ofMillis(120));
    rate.take(500);

    assertThat(rate.untilNext()).isEqualTo(Duration.ofMillis(80));
  }

  @Test
  void time_that_was_not_used_is_not_made_up_for() {
    var rate = of(50);
    rate.take(500);
    clock.pass(Duration.ofHours(1));

    assertThat(rate.take(500)).isEqualTo(5);
    assertThat(rate.untilNext()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    var rate = of(50);
    settle(rate);

    rate.giveBack(5);

    assertThat(rate.take(500)).isEqualTo(5);
  }

  @Test
  void what_is_owed_is_waited_for() {
    var rate = of(50);
    settle(rate);

    rate.owe(50);

    assertThat(rate.untilNext()).isEqualTo(Duration.ofMillis(1_100));
  }

  /** The lateness that is forgiven at the beginning is used up. */
  private void settle(RateLimit rate) {
    rate.take(500);
    clock.pass(Duration.ofMillis(50));
    rate.take(500);
  }

  private RateLimit of(int messagesPerSecond) {
    return InjectionFixture.inject(
        new RateLimit(),
        SubmitSettingsFixture.with(
            Map.of("tidings.send.rate", Integer.toString(messagesPerSecond))),
        clock);
  }
}
