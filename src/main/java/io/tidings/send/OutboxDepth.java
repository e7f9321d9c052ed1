package io.tidings.send;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How much waits in the outbox. To count a million messages takes long, so the next count comes no
 * sooner than twenty times what the last one took.
 */
@ApplicationScoped
class OutboxDepth {

  private static final int REST = 20;

  @Inject private Outbox outbox;
  @Inject private Clock clock;
  private Instant nextCount = Instant.EPOCH;
  private long depth;

  synchronized long messages() {
    var start = clock.instant();
    if (!start.isBefore(nextCount)) {
      depth = outbox.depth();
      nextCount = start.plus(Duration.between(start, clock.instant()).multipliedBy(REST));
    }
    return depth;
  }
}
