package io.tidings.live.channel;

import static java.util.Comparator.comparingLong;

import io.tidings.message.CorrelationId;
import io.tidings.sse.StreamSink;
import io.tidings.sse.WireEvent;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader of one or many channels. It is registered before its snapshots are read and holds
 * events back until then; from there on it passes on what is newer, each event once, and ends the
 * stream when every message is final.
 */
public final class Follower implements SseEventSink {

  private static final WireEvent END = new WireEvent("end", null, "{}");
  private static final List<WireEvent> BEAT = List.of(WireEvent.comment(""));

  private final List<CorrelationId> correlationIds;
  private final StreamRight right;
  private final int slot;
  private final Consumer<Follower> whenGathering;
  private final Consumer<Follower> whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private List<WireEvent> held = new ArrayList<>();
  private List<StatusEvent> gathered = List.of();
  private volatile @Nullable StreamSink sink;
  private @Nullable OpenRequests open;
  private @Nullable Instant leaves;
  private long position;
  private boolean ended;

  /**
   * @param slot spreads over the readers what happens to each of them now and then
   * @param whenGathering told that {@link #sendGathered} must follow
   */
  Follower(
      List<CorrelationId> correlationIds,
      StreamRight right,
      int slot,
      Consumer<Follower> whenGathering,
      Consumer<Follower> whenClosed) {
    this.correlationIds = correlationIds;
    this.right = right;
    this.slot = slot;
    this.whenGathering = whenGathering;
    this.whenClosed = whenClosed;
  }

  List<CorrelationId> correlationIds() {
    return correlationIds;
  }

  public StreamRight right() {
    return right;
  }

  int slot() {
    return slot;
  }

  /**
   * Begins the stream and releases what was held back and is newer.
   *
   * @param stillOpen what is not final after the opening
   * @param leavesAt when the reader is sent away to come again
   * @param left told when the opening has been written
   */
  public synchronized void begin(
      StreamSink stream, Opening opening, OpenRequests stillOpen, Instant leavesAt, Runnable left) {
    position = opening.logPosition();
    leaves = leavesAt;
    var all = new ArrayList<>(opening.events());
    all.addAll(newer(held, stillOpen));
    held = List.of();
    open = stillOpen;
    sink = stream;
    stream.begin(all, left);
    if (ended) {
      stream.end();
    }
    if (closed.get()) {
      stream.close();
    }
  }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    if (closed.get()) {
      throw new IllegalStateException("the stream is closed");
    }
    send(List.of(WireEvent.of(event)));
    return CompletableFuture.completedFuture(null);
  }

  /**
   * A reader of many channels is given the events of each channel by itself, which is not the order
   * of the log; so they are gathered first.
   */
  synchronized void send(List<? extends WireEvent> events) {
    if (correlationIds.size() == 1) {
      pass(events);
      return;
    }
    if (gathered.isEmpty()) {
      gathered = new ArrayList<>();
      whenGathering.accept(this);
    }
    events.forEach(event -> gathered.add((StatusEvent) event));
  }

  /** Passes on what has come by all channels since the last time, in the order of the log. */
  synchronized void sendGathered() {
    var events = gathered;
    gathered = List.of();
    events.sort(comparingLong(StatusEvent::seq));
    pass(events);
  }

  private void pass(List<? extends WireEvent> events) {
    var stream = sink;
    var stillOpen = open;
    if (stream == null || stillOpen == null) {
      held.addAll(events);
    } else if (!ended) {
      var newer = newer(events, stillOpen);
      if (!newer.isEmpty()) {
        stream.send(newer);
      }
      if (ended) {
        stream.end();
      }
    }
  }

  /** What the reader has not been given yet, and the end after it when nothing more will come. */
  private List<WireEvent> newer(List<? extends WireEvent> events, OpenRequests stillOpen) {
    var newer = new ArrayList<WireEvent>(events.size());
    for (var event : events) {
      if (!(event instanceof StatusEvent status)) {
        newer.add(event);
      } else if (status.seq() > position) {
        position = status.seq();
        stillOpen.note(status);
        newer.add(status);
      }
    }
    if (stillOpen.none()) {
      ended = true;
      newer.add(END);
    }
    return newer;
  }

  /** A reader that takes nothing any more is noticed by this, or dropped at the bound. */
  void beat() {
    var stream = sink;
    if (stream != null) {
      stream.letGo();
      stream.send(BEAT);
    }
  }

  /** Closes the stream when it is old enough or its reader does not read. */
  void inspect(Instant now, Duration patience) {
    var stream = sink;
    if (stream == null) {
      return;
    }
    if (leaves != null && now.isAfter(leaves)) {
      leave();
    }
    stream.dropIfStalled(now, patience);
  }

  /** Closes the stream once what is queued has left; the reader comes again, maybe elsewhere. */
  synchronized void leave() {
    var stream = sink;
    if (stream != null && !ended) {
      ended = true;
      stream.end();
    }
  }

  /** Why the stream was closed, when that was because of its reader. */
  public Optional<StreamSink.Drop> dropped() {
    return Optional.ofNullable(sink).flatMap(StreamSink::dropped);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      whenClosed.accept(this);
      var stream = sink;
      if (stream != null) {
        stream.close();
      }
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }
}
