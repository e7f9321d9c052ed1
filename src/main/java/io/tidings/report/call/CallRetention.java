package io.tidings.report.call;

import io.tidings.loop.Loop;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Forgets webhook calls that are old, and the oldest refused ones when there are too many. */
@ApplicationScoped
class CallRetention {

  private static final Duration TICK = Duration.ofMinutes(1);

  @Inject private WebhookCalls calls;
  @Inject private RetentionSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private @Nullable Loop loop;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    loop = Loop.start(threads, "call-retention", TICK, this::step);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    if (loop != null) {
      loop.close();
    }
  }

  boolean step() {
    int old = calls.deleteOlder(clock.instant().minus(settings.callsFor()));
    int tooMany = calls.deleteRefusedBeyond(settings.refusedMost());
    return old == WebhookCalls.MOST_DELETED || tooMany == WebhookCalls.MOST_DELETED;
  }
}
