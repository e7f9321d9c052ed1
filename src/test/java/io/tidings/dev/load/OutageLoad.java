package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Callers who send at a steady rate, while somebody watches the metric of the outbox. */
final class OutageLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SAMPLE = Duration.ofSeconds(5);
  private static final long TICK_MILLIS = 50;
  private static final Pattern DEPTH = Pattern.compile("(?m)^tidings_outbox_depth (\\S+)$");

  private final KillCallers sending;
  private final HttpConnection metrics;
  private final int perTick;
  private int asked;

  OutageLoad(Installation installation, KillCallers sending, int messagesPerSecond) {
    this.sending = sending;
    this.metrics = new HttpConnection(installation.baseUri(), PATIENCE);
    this.perTick = Math.max(1, (int) (messagesPerSecond * TICK_MILLIS / 1000));
  }

  /** How many messages the callers were to send so far. */
  int asked() {
    return asked;
  }

  /**
   * Sends for a while and tells how many wait in the outbox.
   *
   * @return the most that waited
   */
  long during(Duration time) throws Exception {
    var end = Instant.now().plus(time);
    var nextSample = Instant.now();
    long most = 0;
    while (Instant.now().isBefore(end)) {
      sending.allow(perTick);
      asked += perTick;
      if (!Instant.now().isBefore(nextSample)) {
        nextSample = nextSample.plus(SAMPLE);
        most = Math.max(most, tellDepth());
      }
      Thread.sleep(TICK_MILLIS);
    }
    return Math.max(most, tellDepth());
  }

  /** What the metric says. */
  long depth() throws IOException {
    var found = DEPTH.matcher(LoadMetrics.read(metrics));
    if (!found.find()) {
      throw new IllegalStateException("no metric of the outbox");
    }
    return (long) Double.parseDouble(found.group(1));
  }

  private long tellDepth() throws IOException {
    long depth = depth();
    Say.now("accepted %,8d of %,d messages, outbox %,d", sending.accepted(), asked, depth);
    return depth;
  }

  @Override
  public void close() {
    metrics.close();
  }
}
