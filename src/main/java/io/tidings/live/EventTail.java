package io.tidings.live;

import io.tidings.message.EventLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log as it grows, while someone follows anything, and publishes what is new. Events of
 * other nodes come to this one no other way, and its own come the same way, so that there is one
 * order.
 */
final class EventTail {

  private static final System.Logger LOG = System.getLogger(EventTail.class.getName());
  static final int PAGE = 500;
  // Without a pause an outage would fill the log with what the driver and the pool say to each try.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventLog log;
  private final StatusChannels channels;
  private boolean following;
  private volatile long head;
  private volatile long last;
  private final InstantSource clock;
  private @Nullable Instant pausedUntil;

  EventTail(EventLog log, StatusChannels channels, InstantSource clock) {
    this.log = log;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Makes sure that every event after now is published. To be called by someone who has joined a
   * channel and before it reads its snapshot: events between the two would be lost otherwise.
   */
  synchronized void follow() {
    if (!following) {
      head = log.head();
      last = head;
      following = true;
    }
  }

  /** Joining comes before {@link #follow()}, so nobody can be overlooked here. */
  private synchronized boolean isFollowing() {
    following &= !channels.isEmpty();
    return following;
  }

  /**
   * @return whether there is more to publish at once
   */
  boolean publishNew() {
    if (pausedUntil != null && clock.instant().isBefore(pausedUntil)) {
      return false;
    }
    try {
      boolean more = isFollowing() && publishPage();
      if (pausedUntil != null) {
        LOG.log(Level.INFO, "the event log can be read again, streams go on");
        pausedUntil = null;
      }
      return more;
    } catch (RuntimeException failed) {
      if (pausedUntil == null) {
        LOG.log(Level.WARNING, "the event log cannot be read, streams wait", failed);
      }
      pausedUntil = clock.instant().plus(PAUSE);
      return false;
    }
  }

  private boolean publishPage() {
    head = log.head();
    if (head <= last) {
      return false;
    }
    var events = log.after(last, PAGE);
    if (events.isEmpty()) {
      return false;
    }
    channels.publish(events);
    last = events.get(events.size() - 1).seq();
    return events.size() == PAGE;
  }

  /** How many committed events are not published yet. */
  long lag() {
    return Math.max(0, head - last);
  }
}
