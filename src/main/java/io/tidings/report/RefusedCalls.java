package io.tidings.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Keeps webhook calls that were refused, so that a wrong token or URL does not stay unseen, and
 * what was refused can be replayed. All are counted; how many are stored, and how much of them, is
 * bounded for each minute here and in all by {@link CallRetention}, so that nobody can fill the
 * disk.
 */
@ApplicationScoped
class RefusedCalls {

  private static final int MOST_A_MINUTE = 60;
  private static final int MOST_BYTES_A_MINUTE = 1 << 20;
  private static final int LEAST_BYTES = 2 << 10;

  @PersistenceContext private EntityManager entities;
  @Inject private ReportMeters meters;
  @Inject private Clock clock;
  private long minute;
  private int stored;
  private int storedBytes;

  void count(Refusal refusal) {
    meters.refused(refusal.reason());
  }

  /**
   * Asks for room to store one more call.
   *
   * @return how many bytes of its body may be stored, or -1 when not even the call may be
   */
  synchronized int room() {
    long now = clock.millis() / 60_000;
    if (minute != now) {
      minute = now;
      stored = 0;
      storedBytes = 0;
    }
    return ++stored > MOST_A_MINUTE ? -1 : Math.max(LEAST_BYTES, MOST_BYTES_A_MINUTE - storedBytes);
  }

  @Transactional
  void add(WebhookCall call) {
    synchronized (this) {
      storedBytes += call.bytes();
    }
    entities.persist(call);
  }
}
