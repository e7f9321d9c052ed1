package io.tidings.platform.store;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Has PostgreSQL look at tables that have grown since it looked at them, long before it would do so
 * by itself. Until then it keeps its plans, and those that it made of a table with few rows read
 * all of it.
 */
@ApplicationScoped
class GrownTables implements Background {

  private static final Duration TICK = Duration.ofSeconds(1);

  @Inject private TableGrowth growth;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "grown-tables", TICK, this::step);
  }

  /** What somebody else has locked is left for the next time. */
  private boolean step() {
    growth.look();
    return false;
  }
}
