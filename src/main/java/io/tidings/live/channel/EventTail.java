package io.tidings.live.channel;

import io.tidings.message.Event;
import io.tidings.message.record.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Publishes what is new in the log, while someone follows anything. What this node committed itself
 * is handed over and published as it is when it continues what was published; everything else is
 * read from the log. Nobody else publishes, so there is one order.
 */
public final class EventTail {

  static final int PAGE = 500;

  private final EventLog log;
  private final StatusChannels channels;
  private final long poll;
  private final LongSupplier nanoTime;
  private final OwnCommits own = new OwnCommits();

  /** The newest place that anybody told of; there may be later ones. */
  private final AtomicLong known = new AtomicLong();

  private boolean following;
  private volatile long last;

  /** When there was nothing in the log that is not published. */
  private volatile long completeAt;

  /**
   * @param poll how long it may be unknown how far the log goes
   * @param nanoTime as {@link System#nanoTime()}
   */
  public EventTail(EventLog log, StatusChannels channels, Duration poll, LongSupplier nanoTime) {
    this.log = log;
    this.channels = channels;
    this.poll = poll.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Makes sure that every event after now is published. To be called by someone who has joined a
   * channel and before it reads its snapshot: events between the two would be lost otherwise.
   */
  public synchronized void follow() {
    if (!following) {
      last = log.head();
      completeAt = nanoTime.getAsLong();
      following = true;
    }
  }

  /** Joining comes before {@link #follow()}, so nobody can be overlooked here. */
  private synchronized boolean isFollowing() {
    following &= !channels.isEmpty();
    if (!following) {
      own.clear();
    }
    return following;
  }

  /** Takes what this node has committed; not before, and in any order. Never blocks. */
  public void committed(List<Event> events) {
    own.add(events, nanoTime.getAsLong());
    heardOf(events.get(events.size() - 1).seq());
  }

  /** Somebody says that the log goes on up to here. Never blocks. */
  public void heardOf(long seq) {
    known.accumulateAndGet(seq, Math::max);
  }

  /**
   * @return whether there is more to publish at once
   */
  public boolean publishNew() {
    return isFollowing() && publishNext();
  }

  private boolean publishNext() {
    long told = known.get(); // before what is taken, so that it tells of nothing that is not
    own.take().forEach(this::publishIfNext);
    if (told > last || nanoTime.getAsLong() - completeAt >= poll) {
      readOn(told);
    }
    return known.get() > last;
  }

  /**
   * Where commits of others are missing in between, the log has all of them. Where none are, there
   * was nothing else in the log, so a node that commits all the time need not look at it.
   */
  private void publishIfNext(OwnCommits.Commit commit) {
    var events = commit.events();
    if (commit.first() <= last + 1) {
      var next =
          events.subList((int) Math.min(last + 1 - commit.first(), events.size()), events.size());
      if (!next.isEmpty()) {
        publish(next);
        completeAt = commit.at();
      }
    }
  }

  private void readOn(long told) {
    long now = nanoTime.getAsLong();
    var events = log.after(last, PAGE);
    publish(events);
    completeAt = now;
    if (events.size() == PAGE) {
      heardOf(log.head());
    } else if (told > last) {
      known.compareAndSet(told, last); // there is no such place
    }
  }

  private void publish(List<Event> events) {
    if (!events.isEmpty()) {
      channels.publish(events);
      last = events.get(events.size() - 1).seq();
    }
  }

  /** How many events that it was told of are not published yet; none while nobody follows. */
  public long lag() {
    return channels.isEmpty() ? 0 : Math.max(0, known.get() - last);
  }
}
