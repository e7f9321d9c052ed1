package io.tidings.submit;

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
public class OutboxDepth {

  private static final int REST = 20;

  @Inject private Outbox outbox;
  @Inject private Clock clock;
  private Instant nextCount = Instant.EPOCH;
  private long messages;
  private long scheduled;

  /** How many wait to be submitted or are being submitted. */
  public synchronized long messages() {
    count();
    return messages;
  }

  /** How many of them wait for the time their caller gave. */
  public synchronized long scheduled() {
    count();
    return scheduled;
  }

  /** For how long the message has been due that no node has taken up yet. */
  public Duration oldest() {
    return outbox.oldest();
  }

  private void count() {
    var start = clock.instant();
    if (!start.isBefore(nextCount)) {
      messages = outbox.depth();
      scheduled = outbox.scheduled();
      nextCount = start.plus(Duration.between(start, clock.instant()).multipliedBy(REST));
    }
  }
}
