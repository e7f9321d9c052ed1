package io.tidings.live;

import io.tidings.loop.Loop;
import io.tidings.message.CorrelationId;
import io.tidings.message.EventLog;
import io.tidings.message.MessageRepository;
import io.tidings.message.MessageStatusChanged;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Starts, feeds and stops the streams of this node. */
@ApplicationScoped
public class LiveStreams {

  @Inject private EventLog log;
  @Inject private MessageRepository messages;
  @Inject private LiveSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private StatusChannels channels;
  private EventTail tail;
  private OpeningReader openings;
  private Writers writers;
  private Loop tailLoop;
  private Loop heartbeatLoop;

  @PostConstruct
  void prepare() {
    channels = new StatusChannels();
    tail = new EventTail(log, channels, clock);
    openings = new OpeningReader(messages, log, LiveStreams::retryMillis);
    var heartbeat = new Heartbeat(channels, settings.heartbeat());
    writers = Writers.start(threads, settings.writers());
    tailLoop = Loop.start(threads, "event-tail", settings.poll(), tail::publishNew);
    heartbeatLoop =
        Loop.start(
            threads,
            "heartbeat",
            heartbeat.tick(),
            () -> {
              heartbeat.beat();
              return false;
            });
  }

  /** Differs between readers, so that they do not all come back at once after a restart. */
  private static long retryMillis() {
    return ThreadLocalRandom.current().nextLong(1_000, 3_001);
  }

  /** Being told is enough: the threads start with the bean, and no request is its first user. */
  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {}

  /** Earlier than {@code PreDestroy}, when WildFly no longer can end responses quietly. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stop();
  }

  @PreDestroy
  void stop() {
    tailLoop.close();
    heartbeatLoop.close();
    channels.close();
    writers.close();
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageStatusChanged changed) {
    if (!channels.isEmpty()) {
      tailLoop.nudge();
    }
  }

  /** The first step of a stream; from now on no event can be missed. */
  Follower join(CorrelationId correlationId) {
    var follower = channels.join(correlationId);
    try {
      tail.follow();
      return follower;
    } catch (RuntimeException failed) {
      follower.close();
      throw failed;
    }
  }

  /** The second step; empty when there is no such send request. */
  Optional<Opening> opening(Follower follower, Cursor cursor) {
    return openings.read(follower.correlationId(), cursor);
  }

  /** The last step, after which the response belongs to the stream. */
  void begin(Follower follower, Opening opening, TakenResponse response) throws IOException {
    var queue = new SinkQueue(settings.queueEvents(), settings.queueBytes());
    var sink = StreamSink.open(response, queue, writers, follower::close);
    var snapshot = opening.snapshot();
    follower.begin(sink, opening.events(), snapshot.logPosition(), channels.openMessages(snapshot));
  }

  public int openStreams() {
    return channels.followers();
  }

  /** How many streams were closed since the start because their reader was too far behind. */
  public long evictedStreams() {
    return channels.evicted();
  }

  /** How many committed events this node has yet to give to its streams. */
  public long lag() {
    return tail.lag();
  }
}
