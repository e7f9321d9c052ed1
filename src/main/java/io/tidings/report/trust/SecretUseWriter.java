package io.tidings.report.trust;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Writes down which secrets of the webhook are in use, beside the calls and not in them. */
@ApplicationScoped
class SecretUseWriter implements Background {

  private static final Duration TICK = Duration.ofSeconds(30);

  @Inject private SecretUses uses;
  private List<Long> kept = List.of();
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "secret-uses", TICK, this::step);
  }

  private boolean step() {
    kept = uses.keep(kept);
    return false;
  }
}
