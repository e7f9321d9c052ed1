package io.tidings.live.channel;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Writes a comment to every stream now and then. That keeps proxies from closing quiet streams and
 * finds readers that have gone: the servers notice it only at the second or third write, hence
 * three beats in a row. Streams take turns, so that not all of them are written at once. On the way
 * it looks after their age and after readers that do not read, so that no stream needs a timer.
 */
public final class Heartbeat {

  private static final int BEATS = 3;

  private final StatusChannels channels;
  private final Duration every;
  private final Duration patience;
  private final InstantSource clock;
  private final int slots;
  private long turn;

  /**
   * @param patience how long a reader may take nothing while something waits for it
   */
  public Heartbeat(
      StatusChannels channels, Duration every, Duration patience, InstantSource clock) {
    this.channels = channels;
    this.every = every;
    this.patience = patience;
    this.clock = clock;
    this.slots = (int) Math.max(BEATS, every.toSeconds());
  }

  /** How long to wait between two calls of {@link #beat()}. */
  public Duration tick() {
    return every.dividedBy(slots);
  }

  public void beat() {
    long now = turn++;
    var instant = clock.instant();
    channels.forEach(
        follower -> {
          follower.inspect(instant, patience);
          if (Math.floorMod(now - follower.slot(), slots) < BEATS) {
            follower.beat();
          }
        });
  }
}
