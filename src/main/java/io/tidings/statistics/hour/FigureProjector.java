package io.tidings.statistics.hour;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.loop.Background;
import io.tidings.loop.Figures;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Follows the log and counts messages, on one node at a time. */
@ApplicationScoped
class FigureProjector implements Background {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  @Inject private FigureSteps steps;
  @Inject private FigureLag lag;
  @Inject private Figures figures;
  @Inject private MeterRegistry meters;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private Instant tidyAt = Instant.MIN;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    Gauge.builder("tidings.statistics.behind", figures.of(lag::events))
        .description("Events that are not in the figures yet")
        .register(meters);
    return Loop.start(threads, "statistics", TICK, this::run);
  }

  private boolean run() {
    boolean more = steps.next();
    if (!more && clock.instant().isAfter(tidyAt) && !steps.tidy()) {
      tidyAt = clock.instant().plus(TIDY_EVERY);
    }
    return more;
  }
}
