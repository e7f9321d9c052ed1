package io.tidings.report;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps webhook calls that were refused, so that a wrong token or URL does not stay unseen. All are
 * counted; only some a minute are stored, and of those the beginning, so that nobody can fill the
 * disk.
 */
@ApplicationScoped
class RefusedCalls {

  private static final int MOST_BYTES = 2_048;
  private static final int MOST_A_MINUTE = 60;

  @PersistenceContext private EntityManager entities;
  @Inject private MeterRegistry meters;
  @Inject private Clock clock;
  private final AtomicLong minute = new AtomicLong();
  private final AtomicInteger stored = new AtomicInteger();

  @Transactional
  void add(String reason, String remote, byte[] body) {
    meters.counter("tidings.webhook.calls", "result", "refused", "reason", reason).increment();
    if (mayStore()) {
      entities.persist(
          WebhookCall.refused(
              clock.instant(),
              remote,
              Arrays.copyOf(body, Math.min(body.length, MOST_BYTES)),
              reason));
    }
  }

  private boolean mayStore() {
    long now = clock.millis() / 60_000;
    if (minute.getAndSet(now) != now) {
      stored.set(0);
    }
    return stored.incrementAndGet() <= MOST_A_MINUTE;
  }
}
