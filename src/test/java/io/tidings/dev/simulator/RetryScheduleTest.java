package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  @Test
  void waits_longer_every_time() {
    var schedule = new RetrySchedule(1);

    assertThat(IntStream.range(0, 5).mapToObj(schedule::waitAfter))
        .containsExactly(minutes(1), minutes(2), minutes(5), minutes(10), minutes(17));
  }

  @Test
  void gives_up_41_and_a_half_hours_after_the_first_try() {
    var schedule = new RetrySchedule(1);

    assertThat(
            IntStream.range(0, 20)
                .mapToObj(retries -> schedule.waitAfter(retries).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofHours(41).plusMinutes(30));
    assertThat(schedule.waitAfter(20)).isEmpty();
  }

  @Test
  void is_shortened_by_its_factor() {
    assertThat(new RetrySchedule(0.001).waitAfter(2)).contains(Duration.ofMillis(300));
  }

  private static Optional<Duration> minutes(int minutes) {
    return Optional.of(Duration.ofMinutes(minutes));
  }
}
