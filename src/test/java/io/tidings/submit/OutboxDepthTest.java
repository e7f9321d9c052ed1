package io.tidings.submit;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxDepthTest {

  private final SettableClock clock = new SettableClock();
  private final SlowOutbox outbox = new SlowOutbox();
  private final OutboxDepth depth = inject(new OutboxDepth(), outbox, clock);

  /** Each count takes a second and finds more. */
  private final class SlowOutbox extends Outbox {
    private long counts;

    @Override
    long depth() {
      clock.pass(Duration.ofSeconds(1));
      return 100 + ++counts;
    }

    @Override
    long scheduled() {
      clock.pass(Duration.ofSeconds(1));
      return 10 + counts;
    }
  }

  @Test
  void both_figures_come_of_one_count() {
    assertThat(depth.messages()).isEqualTo(101);
    assertThat(depth.scheduled()).isEqualTo(11);
  }

  @Test
  void whoever_asks_for_the_scheduled_ones_first_has_them_counted() {
    assertThat(depth.scheduled()).isEqualTo(11);
  }

  @Test
  void the_next_count_comes_after_twenty_times_what_the_last_one_took() {
    depth.messages();
    clock.pass(Duration.ofSeconds(38).minusMillis(1));
    assertThat(depth.messages()).isEqualTo(101);

    clock.pass(Duration.ofMillis(1));
    assertThat(depth.messages()).isEqualTo(102);
  }
}
