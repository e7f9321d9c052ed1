package io.tidings.live;

import io.tidings.message.CorrelationId;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a channel. It is registered before its snapshot is read and holds events back until
 * then; from the snapshot on it passes on what is newer, each event once, and ends the stream when
 * every message is final.
 */
final class Follower implements SseEventSink {

  private static final WireEvent END = new WireEvent("end", null, "{}");
  private static final List<WireEvent> BEAT = List.of(WireEvent.comment(""));

  private final CorrelationId correlationId;
  private final int slot;
  private final Consumer<Follower> whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private List<WireEvent> held = new ArrayList<>();
  private volatile @Nullable StreamSink sink;
  private @Nullable OpenMessages open;
  private long position;
  private boolean ended;

  Follower(CorrelationId correlationId, int slot, Consumer<Follower> whenClosed) {
    this.correlationId = correlationId;
    this.slot = slot;
    this.whenClosed = whenClosed;
  }

  CorrelationId correlationId() {
    return correlationId;
  }

  /** Spreads heartbeats over the readers. */
  int slot() {
    return slot;
  }

  /**
   * Begins the stream and releases what was held back and is newer.
   *
   * @param at the place of the log at which {@code first} ends and {@code stillOpen} is true
   */
  synchronized void begin(
      StreamSink stream, List<WireEvent> first, long at, OpenMessages stillOpen) {
    position = at;
    var all = new ArrayList<>(first);
    all.addAll(newer(held, stillOpen));
    held = List.of();
    open = stillOpen;
    sink = stream;
    stream.begin(all);
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

  synchronized void send(List<? extends WireEvent> events) {
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
  private List<WireEvent> newer(List<? extends WireEvent> events, OpenMessages stillOpen) {
    var newer = new ArrayList<WireEvent>(events.size());
    for (var event : events) {
      if (!(event instanceof StatusEvent status)) {
        newer.add(event);
      } else if (status.seq() > position) {
        position = status.seq();
        stillOpen.note(status.messageId(), status.isFinal());
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
      stream.send(BEAT);
    }
  }

  boolean evicted() {
    var stream = sink;
    return stream != null && stream.evicted();
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
