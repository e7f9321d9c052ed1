package io.tidings.live.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends the readers of a node that stops away, some at a time, so that they do not all come to the
 * other nodes at once.
 */
public final class Drain {

  private static final Duration STEP = Duration.ofMillis(100);

  private final StatusChannels channels;
  private final Duration duration;

  /**
   * @param duration from the first reader that is sent away to the last; none sends all at once
   */
  public Drain(StatusChannels channels, Duration duration) {
    this.channels = channels;
    this.duration = duration;
  }

  /** Returns when every reader has been sent away, at once when there is none. */
  public void run() throws InterruptedException {
    List<Follower> left = new ArrayList<>();
    channels.forEach(left::add);
    int slices = (int) Math.max(1, duration.dividedBy(STEP));
    for (int slice = 1; slice <= slices && !channels.isEmpty(); slice++) {
      int from = left.size() * (slice - 1) / slices;
      int to = left.size() * slice / slices;
      left.subList(from, to).forEach(Follower::leave);
      TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
    }
  }
}
