package io.tidings.live.channel;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.message.record.EventLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A log in memory, which can be out of reach. */
public class LogFixture extends EventLog {

  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private long head;
  private long expiredUpTo;
  private boolean broken;
  private int reads;
  private Runnable beforeHead = () -> {};
  private Runnable afterHead = () -> {};

  /** Nothing older is in it than what is after this place. */
  public static LogFixture at(long head) {
    var log = new LogFixture();
    log.head = head;
    return log;
  }

  public void add(Event event) {
    events.add(event);
    head = event.seq();
  }

  void broken(boolean now) {
    broken = now;
  }

  /** What happens just before and just after the head is read. */
  void aroundHead(Runnable before, Runnable after) {
    beforeHead = before;
    afterHead = after;
  }

  int reads() {
    return reads;
  }

  private void read() {
    reads++;
    if (broken) {
      throw new IllegalStateException("the database is out of reach");
    }
  }

  @Override
  public long head() {
    read();
    beforeHead.run();
    long found = head;
    afterHead.run();
    return found;
  }

  @Override
  public List<Event> after(long seq, int limit) {
    read();
    return events.stream().filter(event -> event.seq() > seq).limit(limit).toList();
  }

  @Override
  public List<Event> of(
      Collection<CorrelationId> correlationIds, long after, long upTo, int limit) {
    read();
    return events.stream()
        .filter(event -> correlationIds.contains(event.correlationId()))
        .filter(event -> event.seq() > after && event.seq() <= upTo)
        .limit(limit)
        .toList();
  }

  /** Older events may be gone. */
  public void expireUpTo(long seq) {
    expiredUpTo = seq;
  }

  @Override
  public long expiredUpTo() {
    return expiredUpTo;
  }
}
