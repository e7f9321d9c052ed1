package io.tidings.reconcile;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.MetersFixture;
import io.tidings.loop.Figures;
import io.tidings.loop.ManagedThreadsFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogsMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Figures figures = inject(new Figures(), new ManagedThreadsFixture());
  private final LogsMeters meters = inject(new LogsMeters(), registry, figures, new FixedLooks());

  /** What the database would tell. */
  private static final class FixedLooks extends WaitingLooks {
    @Override
    public long unknown() {
      return 7;
    }

    @Override
    public Duration late() {
      return Duration.ofMillis(1_500);
    }
  }

  @Test
  void all_meters_are_there_from_the_start_and_counts_are_zero() throws Exception {
    meters.register();
    figures.refresh(Duration.ofSeconds(20));

    assertThat(MetersFixture.values(registry))
        .containsExactly(
            "tidings.logs.calls answered 0.0",
            "tidings.logs.calls unavailable 0.0",
            "tidings.logs.late.seconds  1.5",
            "tidings.logs.unreadable  0.0",
            "tidings.unknown.outcomes  7.0",
            "tidings.unknown.resolved failure 0.0",
            "tidings.unknown.resolved logs 0.0",
            "tidings.unknown.resolved report 0.0",
            "tidings.unknown.resolved submit 0.0");
  }

  @Test
  void what_became_of_calls_and_messages_is_counted_by_what_told_it() {
    meters.answered(2);
    meters.answered(3);
    meters.unavailable();
    meters.heardOf(4);
    meters.resolved(new UnknownOutcomes.Resolved(5, 6, 7));

    assertThat(MetersFixture.values(registry))
        .containsExactly(
            "tidings.logs.calls answered 2.0",
            "tidings.logs.calls unavailable 1.0",
            "tidings.logs.unreadable  5.0",
            "tidings.unknown.resolved failure 7.0",
            "tidings.unknown.resolved logs 5.0",
            "tidings.unknown.resolved report 4.0",
            "tidings.unknown.resolved submit 6.0");
  }
}
