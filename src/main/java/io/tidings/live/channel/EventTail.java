package io.tidings.live.channel;

import io.tidings.message.record.EventLog;

/**
 * Reads the log as it grows, while someone follows anything, and publishes what is new. Events of
 * other nodes come to this one no other way, and its own come the same way, so that there is one
 * order.
 */
public final class EventTail {

  static final int PAGE = 500;

  private final EventLog log;
  private final StatusChannels channels;
  private boolean following;
  private volatile long head;
  private volatile long last;

  public EventTail(EventLog log, StatusChannels channels) {
    this.log = log;
    this.channels = channels;
  }

  /**
   * Makes sure that every event after now is published. To be called by someone who has joined a
   * channel and before it reads its snapshot: events between the two would be lost otherwise.
   */
  public synchronized void follow() {
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
  public boolean publishNew() {
    return isFollowing() && publishPage();
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
  public long lag() {
    return Math.max(0, head - last);
  }
}
