package io.tidings.message.record;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.partition.Partitions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Makes room in the log ahead of its head. A partition holds what comes in a while, so that there
 * are never many of them, and old ones are soon of use no more.
 */
@ApplicationScoped
class EventPartitions implements Background {

  static final String TABLE = "event";

  private static final System.Logger LOG = System.getLogger(EventPartitions.class.getName());
  private static final Duration TICK = Duration.ofSeconds(1);

  /** There is room for this many ticks at the rate of the last one. */
  private static final int TICKS = 60;

  /** How many partitions are empty yet, that of the head aside. */
  private static final int AHEAD = 2;

  @Inject private EventLog log;
  @Inject private Partitions partitions;
  @Inject private EventSizes sizes;
  @Resource private ManagedThreadFactory threads;
  private long seen = -1;
  private long needed;
  private long end;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    makeRoomAtStart();
    return Loop.start(threads, "event-partitions", TICK, this::step);
  }

  /** When it fails there is room left, and time to try again. */
  private void makeRoomAtStart() {
    try {
      boolean more = true;
      while (more) {
        more = step();
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "no partitions could be made for the log yet", failed);
    }
  }

  boolean step() {
    long head = log.head();
    long grown = seen < 0 ? 0 : head - seen;
    seen = head;
    needed = Math.max(needed, head + grown * TICKS);
    long size = sizes.ofPartition(head);
    long enough = Math.max(head + AHEAD * size, needed);
    if (end < enough) {
      end = lastSeq();
    }
    if (end >= enough) {
      return false;
    }
    partitions.add(TABLE, TABLE + "_" + end, Long.toString(end + size));
    return true;
  }

  private long lastSeq() {
    var all = partitions.of(TABLE);
    return Long.parseLong(all.get(all.size() - 1).to());
  }
}
