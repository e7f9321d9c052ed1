package io.tidings.message.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many events a partition of the log is to hold: so many that there are about {@value #PARTS}
 * of them for as long as messages are kept, for many make every statement slower.
 */
@ApplicationScoped
class EventSizes {

  static final long LEAST = 100_000;
  static final long MOST = 5_000_000;

  private static final long PARTS = 50;
  private static final Duration LOOKED_BACK = Duration.ofDays(7);
  private static final Duration FOR_EVER = Duration.ofDays(3_650);
  private static final Duration FRESH = Duration.ofHours(1);

  @Inject private EventLog log;
  @Inject private MessageRetentionSettings settings;
  @Inject private Clock clock;
  private Instant lookedAt = Instant.MIN;
  private long before;

  /** At the rate of the last days, up to this head: what came in a moment says little. */
  long ofPartition(long head) {
    var now = clock.instant();
    if (lookedAt.isBefore(now.minus(FRESH))) {
      before = log.seqAt(now.minus(LOOKED_BACK));
      lookedAt = now;
    }
    var kept = settings.messagesFor().orElse(FOR_EVER);
    double all = (double) (head + 1 - before) * kept.toHours() / LOOKED_BACK.toHours();
    return bounded((long) (all / PARTS));
  }

  /** Round numbers, since they are in the names. */
  static long bounded(long events) {
    long parts = (Math.max(events, 1) + LEAST - 1) / LEAST;
    return Math.min(parts * LEAST, MOST);
  }
}
