package io.tidings.statistics.late;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Tells in the log, once for all nodes, when deliveries become late and when they no longer are.
 */
@ApplicationScoped
class LatenessAlarm implements Background {

  private static final System.Logger LOG = System.getLogger(LatenessAlarm.class.getName());
  private static final Duration TICK = Duration.ofMinutes(1);

  @Inject private LateDeliveries deliveries;
  @Inject private LateTable table;
  @Inject private MeterRegistry meters;
  @Resource private ManagedThreadFactory threads;
  private volatile int late;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    Gauge.builder("tidings.deliveries.late", () -> late)
        .description("Networks and countries whose deliveries are late, over all teams")
        .register(meters);
    return Loop.start(threads, "lateness", TICK, this::look);
  }

  boolean look() {
    var found = deliveries.ofAll();
    late = found.size();
    var news = table.keep(found);
    news.begun().forEach(lateness -> LOG.log(Level.WARNING, lateness.sentence()));
    news.ended()
        .forEach(ended -> LOG.log(Level.WARNING, "Deliveries to " + ended + " are late no more"));
    return false;
  }
}
