package io.tidings.send.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.send.limit.CallRate.RateDecision;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {

  private final SettableClock clock = new SettableClock();
  private final CallRate rate =
      InjectionFixture.inject(
          new CallRate(),
          new SendLimits(new CallerLimit(2, Map.of("batch", 50)), CallerLimit.NONE),
          clock);

  @Test
  void as_many_calls_as_allowed_go_on_in_a_second_and_no_more() {
    assertThat(rate.take("shop")).contains(new RateDecision(true, 2, 1));
    assertThat(rate.take("shop")).contains(new RateDecision(true, 2, 0));
    assertThat(rate.take("shop")).contains(new RateDecision(false, 2, 0));
  }

  @Test
  void turns_come_back_at_the_rate_and_are_not_saved_up() {
    rate.take("shop");
    rate.take("shop");
    clock.pass(Duration.ofMillis(499));
    assertThat(rate.take("shop")).contains(new RateDecision(false, 2, 0));
    clock.pass(Duration.ofMillis(1));
    assertThat(rate.take("shop")).contains(new RateDecision(true, 2, 0));

    clock.pass(Duration.ofHours(1));
    assertThat(rate.take("shop")).contains(new RateDecision(true, 2, 1));
  }

  @Test
  void callers_have_limits_of_their_own() {
    rate.take("shop");
    rate.take("shop");

    assertThat(IntStream.range(0, 50).allMatch(call -> rate.take("batch").get().granted()))
        .isTrue();
    assertThat(rate.take("batch")).contains(new RateDecision(false, 50, 0));
  }

  @Test
  void without_a_limit_nothing_is_counted() {
    var unlimited =
        InjectionFixture.inject(
            new CallRate(), new SendLimits(CallerLimit.NONE, CallerLimit.NONE), clock);

    assertThat(unlimited.take("shop")).isEmpty();
  }
}
