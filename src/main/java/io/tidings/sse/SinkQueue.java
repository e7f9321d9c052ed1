package io.tidings.sse;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has yet to be written, bounded by events and bytes. The bound is looked at before
 * events are added, so a batch that is larger than the bound drops nobody who is up to date.
 */
public final class SinkQueue {

  /** Small events leave together, because a system call for each is what writing costs. */
  private static final int CHUNK = 16_384;

  /** What even the slowest reader is expected to take. */
  private static final int LEAST_BYTES_A_SECOND = 16_384;

  private final int mostEvents;
  private final int mostBytes;
  // An idle reader keeps no array; 20,000 of them would.
  private @Nullable ArrayDeque<WireEvent> waiting;
  private int unbounded;
  private Runnable whenBegun = () -> {};
  private long bytes;
  private long taken;
  private @Nullable Lag lag;

  /** Since when something has waited all the time, and what had been taken until then. */
  private record Lag(Instant since, long taken) {}

  public SinkQueue(int mostEvents, int mostBytes) {
    this.mostEvents = mostEvents;
    this.mostBytes = mostBytes;
  }

  /**
   * Adds what a stream begins with; it is outside the bound, however long it is.
   *
   * @param left told when all of it has been taken
   */
  synchronized void begin(List<? extends WireEvent> events, Runnable left) {
    whenBegun = left;
    if (waiting == null) {
      waiting = new ArrayDeque<>(events.size() + 1);
    }
    waiting.addAll(events);
    unbounded = waiting.size();
    bytes = 0;
  }

  /**
   * @return false when the reader is too far behind; nothing was added then
   */
  synchronized boolean offer(List<? extends WireEvent> events) {
    if (waiting == null) {
      waiting = new ArrayDeque<>(events.size() + 1);
    }
    if (waiting.size() - unbounded >= mostEvents || bytes >= mostBytes) {
      return false;
    }
    for (var event : events) {
      waiting.add(event);
      bytes += event.wire().length;
    }
    return true;
  }

  /** The bytes to write next, null when nothing waits. */
  synchronized byte @Nullable [] next() {
    if (waiting == null) {
      return null;
    }
    byte[] first = take(waiting);
    if (!fitsAfter(first.length)) {
      return first;
    }
    var chunk = new ByteArrayOutputStream(CHUNK);
    chunk.writeBytes(first);
    while (waiting != null && fitsAfter(chunk.size())) {
      chunk.writeBytes(take(waiting));
    }
    return chunk.toByteArray();
  }

  /**
   * Whether something has waited for longer than {@code patience}, and than it takes a slow reader
   * to read what was taken meanwhile. Somebody must ask now and then, or time does not count.
   */
  synchronized boolean stalls(Instant now, Duration patience) {
    if (waiting == null) {
      return false;
    }
    if (lag == null) {
      lag = new Lag(now, taken);
    }
    long seconds = (taken - lag.taken()) / LEAST_BYTES_A_SECOND;
    return now.isAfter(lag.since().plus(patience).plusSeconds(seconds));
  }

  private boolean fitsAfter(int size) {
    return waiting != null && size + waiting.element().wire().length <= CHUNK;
  }

  private byte[] take(ArrayDeque<WireEvent> from) {
    byte[] wire = from.remove().wire();
    taken += wire.length;
    if (unbounded > 0) {
      unbounded--;
      if (unbounded == 0) {
        whenBegun.run();
      }
    } else {
      bytes -= wire.length;
    }
    if (from.isEmpty()) {
      waiting = null;
      lag = null;
    }
    return wire;
  }

  synchronized void clear() {
    waiting = null;
    unbounded = 0;
    bytes = 0;
  }
}
