package io.tidings.report.call;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Deletes old webhook calls, and the oldest refused ones when there are too many. */
@ApplicationScoped
class CallRetention implements Background {

  private static final Duration TICK = Duration.ofMinutes(1);

  @Inject private WebhookCalls calls;
  @Inject private RetentionSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "call-retention", TICK, this::step);
  }

  boolean step() {
    int old = calls.deleteOlder(clock.instant().minus(settings.callsFor()));
    int tooMany = calls.deleteRefusedBeyond(settings.refusedMost());
    return old == WebhookCalls.MOST_DELETED || tooMany == WebhookCalls.MOST_DELETED;
  }
}
