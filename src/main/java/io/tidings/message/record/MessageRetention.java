package io.tidings.message.record;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.loop.Pause;
import io.tidings.message.MessageId;
import io.tidings.message.record.Expired.Kept;
import io.tidings.message.record.Expired.RequestPlace;
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
  private static final UUID FIRST = new UUID(0, 0);

  /**
   * When it looks again at what stayed: because it had not ended, had news, or was being changed.
   */
  private static final Duration ANEW = Duration.ofHours(1);

  @Inject private Expired expired;
  @Inject private EventLog log;
  @Inject private Partitions partitions;
  @Inject private MessageRetentionSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private UUID message = FIRST;
  private RequestPlace request = RequestPlace.FIRST;
  private UUID oldest = FIRST;
  private Instant anewAt = Instant.MIN;
  private long floor;
  private boolean deletesEvents;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "message-retention", TICK, Pause.between(this::step));
  }

  /**
   * @return whether there is more to forget
   */
  boolean step() throws SQLException {
    if (settings.messagesFor().isEmpty()) {
      return false;
    }
    var now = clock.instant();
    if (now.isAfter(anewAt)) {
      beginAnew(now.plus(ANEW));
    }
    var moment = now.minus(settings.messagesFor().get());
    return forgetMessages(moment) || forgetRequests(moment) || forgetEvents(moment);
  }

  /**
   * Between two beginnings it goes on from where it was: what lies before that has mostly been
   * deleted, and the more of that there is, the longer it takes to pass by until it is vacuumed.
   */
  private void beginAnew(Instant next) {
    message = FIRST;
    request = RequestPlace.FIRST;
    oldest = FIRST;
    anewAt = next;
  }

  private boolean forgetMessages(Instant moment) {
    var deleted = expired.deleteMessages(message, moment);
    boolean more = deleted.size() == Expired.MOST_TOGETHER;
    message = more ? deleted.get(0) : MessageId.first(moment);
    return more;
  }

  private boolean forgetRequests(Instant moment) {
    var last = expired.deleteRequests(request, moment);
    request = last.orElseGet(() -> new RequestPlace(moment, FIRST));
    return last.isPresent();
  }

  private boolean forgetEvents(Instant moment) throws SQLException {
    if (!deletesEvents) {
      floor = floor(moment);
      deletesEvents = floor > 1 && dropPartitions();
    }
    deletesEvents = deletesEvents && expired.deleteEvents(floor) == Expired.MOST_TOGETHER;
    return deletesEvents;
  }

  /** The least place of the log that is kept. */
  private long floor(Instant moment) {
    var upTo = MessageId.first(moment);
    var kept = expired.oldestKept(oldest, upTo);
    oldest = kept.map(Kept::id).orElse(upTo);
    long before = log.seqAt(moment);
    return kept.map(one -> Math.min(before, one.seq() + 1)).orElse(before);
  }

  /**
   * @return whether there are events before the floor in a small partition
   */
  private boolean dropPartitions() throws SQLException {
    expired.tell(floor - 1);
    partitions.dropBefore(EventPartitions.TABLE, Long.toString(floor));
    return partitions.of(EventPartitions.TABLE).stream().anyMatch(part -> isSmall(part, floor));
  }

  /** Where little happens a partition would last for years: its rows are deleted. */
  private static boolean isSmall(Partition part, long floor) {
    long from = Long.parseLong(String.valueOf(part.from()));
    long to = Long.parseLong(part.to());
    return from < floor && to > floor && to - from <= EventSizes.LEAST;
  }
}
