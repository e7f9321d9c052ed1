package io.tidings.live;

import java.time.Duration;

/**
 * Writes a comment to every stream now and then. That keeps proxies from closing quiet streams and
 * finds readers that have gone: the servers notice it only at the second or third write, hence
 * three beats in a row. Streams take turns, so that not all of them are written at once.
 */
final class Heartbeat {

  private static final int BEATS = 3;

  private final StatusChannels channels;
  private final Duration every;
  private final int slots;
  private long turn;

  Heartbeat(StatusChannels channels, Duration every) {
    this.channels = channels;
    this.every = every;
    this.slots = (int) Math.max(BEATS, every.toSeconds());
  }

  /** How long to wait between two calls of {@link #beat()}. */
  Duration tick() {
    return every.dividedBy(slots);
  }

  void beat() {
    long now = turn++;
    channels.forEach(
        follower -> {
          if (Math.floorMod(now - follower.slot(), slots) < BEATS) {
            follower.beat();
          }
        });
  }
}
