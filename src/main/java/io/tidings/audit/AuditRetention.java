package io.tidings.audit;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.loop.Pause;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Forgets the oldest entries, some at a time. */
@ApplicationScoped
class AuditRetention implements Background {

  private static final Duration TICK = Duration.ofMinutes(10);

  @Inject private AuditTrail audit;
  @Inject private AuditSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    var keep = settings.keep();
    return keep.isEmpty()
        ? () -> {}
        : Loop.start(threads, "audit-retention", TICK, Pause.between(() -> step(keep.get())));
  }

  boolean step(Duration keep) {
    return audit.forgetBefore(clock.instant().minus(keep)) == AuditTrail.MOST_FORGOTTEN;
  }
}
