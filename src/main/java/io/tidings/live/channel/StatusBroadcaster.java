package io.tidings.live.channel;

import io.tidings.sse.WireEvent;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives events to all who follow one correlationId. It replaces the servers' own broadcasters:
 * WildFly's lets one reader that stops reading freeze all others, Payara's throws at the publisher.
 * This one only adds to the queues of its sinks and never writes.
 */
final class StatusBroadcaster implements SseBroadcaster {

  private final Set<SseEventSink> sinks = new LinkedHashSet<>();
  private final List<BiConsumer<SseEventSink, Throwable>> errorListeners =
      new CopyOnWriteArrayList<>();
  private final List<Consumer<SseEventSink>> closeListeners = new CopyOnWriteArrayList<>();
  private @Nullable List<SseEventSink> current;
  private boolean closed;

  @Override
  public void onError(BiConsumer<SseEventSink, Throwable> listener) {
    errorListeners.add(listener);
  }

  @Override
  public void onClose(Consumer<SseEventSink> listener) {
    closeListeners.add(listener);
  }

  @Override
  public synchronized void register(SseEventSink sink) {
    if (closed) {
      throw new IllegalStateException("the broadcaster is closed");
    }
    sinks.add(sink);
    current = null;
  }

  /** A list that does not change, copied only after someone came or went. */
  synchronized List<SseEventSink> sinks() {
    if (current == null) {
      current = List.copyOf(sinks);
    }
    return current;
  }

  /** The stage is complete when every sink has taken the event, not when readers have it. */
  @Override
  public CompletionStage<?> broadcast(OutboundSseEvent event) {
    broadcast(List.of(WireEvent.of(event)));
    return CompletableFuture.completedFuture(null);
  }

  void broadcast(List<? extends WireEvent> events) {
    for (var sink : sinks()) {
      try {
        send(sink, events);
      } catch (RuntimeException failed) {
        errorListeners.forEach(listener -> listener.accept(sink, failed));
        remove(sink);
        sink.close();
      }
    }
  }

  private static void send(SseEventSink sink, List<? extends WireEvent> events) {
    if (sink instanceof Follower follower) {
      follower.send(events);
    } else {
      events.forEach(sink::send);
    }
  }

  /**
   * @return whether no sink is left
   */
  boolean remove(SseEventSink sink) {
    boolean removed;
    boolean empty;
    synchronized (this) {
      removed = sinks.remove(sink);
      current = null;
      empty = sinks.isEmpty();
    }
    if (removed) {
      closeListeners.forEach(listener -> listener.accept(sink));
    }
    return empty;
  }

  @Override
  public void close() {
    close(true);
  }

  @Override
  public void close(boolean cascading) {
    synchronized (this) {
      closed = true;
    }
    for (var sink : sinks()) {
      remove(sink);
      if (cascading) {
        sink.close();
      }
    }
  }
}
