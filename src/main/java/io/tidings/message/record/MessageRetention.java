package io.tidings.message.record;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.message.MessageId;
import io.tidings.partition.Partition;
import io.tidings.partition.Partitions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Forgets messages that were accepted too long ago, and then what the log tells of them. One that
 * has not ended stays, with its history. It works in small steps with pauses, behind everything
 * else.
 */
@ApplicationScoped
class MessageRetention implements Background {

  private static final Duration TICK = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 80;
  private static final UUID FIRST = new UUID(0, 0);

  @Inject private Expired expired;
  @Inject private EventLog log;
  @Inject private Partitions partitions;
  @Inject private MessageRetentionSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private UUID place = FIRST;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "message-retention", TICK, this::run);
  }

  private boolean run() throws SQLException, InterruptedException {
    boolean more = step();
    if (more) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return more;
  }

  /**
   * @return whether there is more to forget
   */
  boolean step() throws SQLException {
    if (settings.messagesFor().isEmpty()) {
      return false;
    }
    var moment = clock.instant().minus(settings.messagesFor().get());
    return forgetMessages(moment)
        || expired.deleteRequests(moment) == Expired.MOST_TOGETHER
        || forgetEvents(moment);
  }

  private boolean forgetMessages(Instant moment) {
    var deleted = expired.deleteMessages(place, moment);
    boolean more = deleted.size() == Expired.MOST_TOGETHER;
    place = more ? deleted.get(0) : FIRST;
    return more;
  }

  private boolean forgetEvents(Instant moment) throws SQLException {
    long kept = log.seqAt(moment);
    var oldest = expired.oldestKept(MessageId.first(moment));
    long floor = oldest.isPresent() ? Math.min(kept, oldest.getAsLong() + 1) : kept;
    if (floor <= 1) {
      return false;
    }
    expired.tell(floor - 1);
    partitions.dropBefore(EventPartitions.TABLE, Long.toString(floor));
    return partitions.of(EventPartitions.TABLE).stream().anyMatch(part -> isSmall(part, floor))
        && expired.deleteEvents(floor) == Expired.MOST_TOGETHER;
  }

  /** Where little happens a partition would last for years: its rows are deleted. */
  private static boolean isSmall(Partition part, long floor) {
    long from = Long.parseLong(String.valueOf(part.from()));
    long to = Long.parseLong(part.to());
    return from < floor && to > floor && to - from <= EventSizes.LEAST;
  }
}
