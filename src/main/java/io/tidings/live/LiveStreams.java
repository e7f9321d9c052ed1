package io.tidings.live;

import io.tidings.content.Content;
import io.tidings.live.channel.Drain;
import io.tidings.live.channel.EventTail;
import io.tidings.live.channel.Follower;
import io.tidings.live.channel.Heartbeat;
import io.tidings.live.channel.Opening;
import io.tidings.live.channel.StatusChannels;
import io.tidings.live.channel.StreamRight;
import io.tidings.live.hint.HintListener;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.message.SendRequest;
import io.tidings.message.record.CommitHints;
import io.tidings.message.record.EventLog;
import io.tidings.message.record.MessageRepository;
import io.tidings.message.record.MessageStatusChanged;
import io.tidings.sse.SinkQueue;
import io.tidings.sse.StreamSink;
import io.tidings.sse.TakenResponse;
import io.tidings.sse.Writers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Starts, feeds and stops the streams of this node. */
@ApplicationScoped
public class LiveStreams implements Background {

  @Inject private EventLog log;
  @Inject private MessageRepository messages;
  @Inject private LiveSettings settings;
  @Inject private StreamMeters meters;
  @Inject private CommitHints hints;
  @Inject private Clock clock;
  @PersistenceUnit private EntityManagerFactory persistence;
  @Resource private ManagedThreadFactory threads;
  private StatusChannels channels;
  private Admission admission;
  private EventTail tail;
  private OpeningReader openings;
  private Writers writers;
  private Loop tailLoop;
  private Loop heartbeatLoop;
  private HintListener listener;
  private volatile boolean stopping;

  @PostConstruct
  void prepare() {
    channels = new StatusChannels();
    admission = new Admission(settings);
    tail = new EventTail(log, channels, settings.poll(), System::nanoTime);
    openings = new OpeningReader(messages, log, LiveStreams::retryMillis);
    var heartbeat = new Heartbeat(channels, settings.heartbeat(), settings.stall(), clock);
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
    listener =
        HintListener.start(threads, persistence, hints, () -> !channels.isEmpty(), this::wake);
    meters.show(channels::followers, admission::streams, tail::lag);
  }

  /** Differs between readers, so that they do not all come back at once after a restart. */
  private static long retryMillis() {
    return ThreadLocalRandom.current().nextLong(1_000, 3_001);
  }

  @Override
  public Stage stage() {
    return Stage.STREAMS;
  }

  /** The threads start with the bean, of which no request is to be the first user. */
  @Override
  public AutoCloseable start() {
    return this::sendAway;
  }

  /** Earlier than {@code PreDestroy}, when WildFly no longer can end responses quietly. */
  private void sendAway() {
    stopping = true;
    try {
      new Drain(channels, settings.drain()).run();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    stop();
  }

  /** Whether the readers of this node are being sent away. */
  public boolean isStopping() {
    return stopping;
  }

  /** How many are open on this node. */
  public int open() {
    return channels.followers();
  }

  @PreDestroy
  void stop() {
    listener.close();
    tailLoop.close();
    heartbeatLoop.close();
    channels.close();
    writers.close();
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageStatusChanged changed) {
    if (!channels.isEmpty()) {
      tail.committed(changed.events());
      tailLoop.nudge();
    }
  }

  private void wake(long head) {
    tail.heardOf(head);
    tailLoop.nudge();
  }

  /**
   * The first step of a stream; from now on no event can be missed.
   *
   * @throws StreamRefusal when there is no room
   */
  Arrival arrive(String caller, StreamRight right, List<SendRequest> requests) {
    var ids = requests.stream().map(SendRequest::correlationId).toList();
    var pass = admit(caller, requests);
    var arrival = new Arrival(requests, channels.join(ids, right), pass);
    try {
      tail.follow();
      listener.nudge();
      return arrival;
    } catch (Throwable failed) { // a commit that fails throws what is declared nowhere
      arrival.turnAway();
      throw failed;
    }
  }

  private Admission.Slot admit(String caller, List<SendRequest> requests) {
    var ids = requests.stream().map(SendRequest::correlationId).toList();
    try {
      if (stopping) {
        throw StreamRefusal.nodeStopping();
      }
      return admission.admit(
          caller, ids, requests.stream().mapToInt(SendRequest::recipients).sum());
    } catch (StreamRefusal refusal) {
      meters.refused(refusal);
      throw refusal;
    }
  }

  /** What lets readers follow here. */
  Set<StreamRight> rights() {
    var rights = new HashSet<StreamRight>();
    channels.forEach(follower -> rights.add(follower.right()));
    return rights;
  }

  /** Closes the streams whose right has ended. */
  void closeOf(Predicate<StreamRight> hasEnded) {
    channels.forEach(
        follower -> {
          if (hasEnded.test(follower.right())) {
            follower.close();
          }
        });
  }

  /** The second step. */
  Opening opening(Arrival arrival, Cursor cursor, Content content) {
    return openings.read(arrival.requests(), cursor, content);
  }

  /** The last step, after which the response belongs to the stream. */
  void begin(Arrival arrival, Opening opening, TakenResponse response) throws IOException {
    var follower = arrival.follower();
    var pass = arrival.pass();
    var queue = new SinkQueue(settings.queueEvents(), settings.queueBytes());
    var sink = StreamSink.open(response, queue, writers, () -> closed(follower), pass::release);
    follower.begin(sink, opening, channels.open(opening.snapshots()), leavesAt(), pass::opened);
    meters.opened(opening);
  }

  private void closed(Follower follower) {
    follower.dropped().ifPresent(meters::dropped);
    follower.close();
  }

  /** Differs between readers, too: those of a node that has gone would all come back together. */
  private Instant leavesAt() {
    long most = settings.maxAge().toMillis();
    return clock.instant().plusMillis(most - ThreadLocalRandom.current().nextLong(most / 5 + 1));
  }
}
