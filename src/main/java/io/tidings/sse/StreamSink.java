package io.tidings.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: writes what is queued for its reader without ever waiting for it. Whoever sends
 * only adds to the queue and hands the sink to the writers. Servers tell in different ways that a
 * reader has gone (an exception from the write, a call to either listener, or nothing), so every
 * way leads to {@link #close()}, and only the thread that may write completes the response.
 */
public final class StreamSink implements SseEventSink, WriteListener, Runnable {

  /** Why a stream was closed although its reader had not gone. */
  public enum Drop {
    /** The reader was too far behind. */
    BEHIND,
    /** The reader took nothing for too long. */
    STALLED
  }

  private final TakenResponse response;
  private final ServletOutputStream out;
  private final SinkQueue queue;
  private final Executor writers;
  private final Runnable whenClosed;
  private final Runnable whenReleased;
  private final AtomicBoolean closed = new AtomicBoolean();
  // How many asked for a turn at writing; who raises it from 0 writes for all of them.
  private final AtomicInteger turns = new AtomicInteger();
  private volatile boolean writable;
  private volatile boolean ending;
  private volatile @Nullable Drop dropped;
  private volatile boolean completed;
  private volatile boolean gone;
  private volatile boolean lettingGo;
  // The head leaves by itself: Undertow keeps what it writes together with it as long as the
  // response is open, and an opening may be long.
  private boolean headLeft;
  private boolean unflushed = true;

  private StreamSink(
      TakenResponse response,
      SinkQueue queue,
      Executor writers,
      Runnable whenClosed,
      Runnable whenReleased)
      throws IOException {
    this.response = response;
    this.out = response.output();
    this.queue = queue;
    this.writers = writers;
    this.whenClosed = whenClosed;
    this.whenReleased = whenReleased;
  }

  /**
   * @param whenClosed called once, on any thread: nothing more is taken
   * @param whenReleased called when nothing is held for the reader any more, maybe more than once;
   *     of one that does not read, the server keeps what it has until the connection ends
   */
  public static StreamSink open(
      TakenResponse response,
      SinkQueue queue,
      Executor writers,
      Runnable whenClosed,
      Runnable whenReleased)
      throws IOException {
    response.prepare();
    var sink = new StreamSink(response, queue, writers, whenClosed, whenReleased);
    response.listen(sink);
    return sink;
  }

  /**
   * What the stream begins with, however long it is.
   *
   * @param left told when all of it has been written
   */
  public void begin(List<? extends WireEvent> events, Runnable left) {
    queue.begin(events, left);
    signal();
  }

  /** Closes the stream instead when its reader is too far behind. */
  public void send(List<? extends WireEvent> events) {
    if (closed.get()) {
      return;
    }
    if (queue.offer(events)) {
      signal();
    } else {
      drop(Drop.BEHIND);
    }
  }

  public void dropIfStalled(Instant now, Duration patience) {
    if (!closed.get() && queue.stalls(now, patience)) {
      drop(Drop.STALLED);
    }
  }

  private void drop(Drop why) {
    dropped = why;
    close();
  }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    if (closed.get()) {
      throw new IllegalStateException("the stream is closed");
    }
    send(List.of(WireEvent.of(event)));
    return dropped != null
        ? CompletableFuture.failedFuture(new IOException("the reader is too far behind"))
        : CompletableFuture.completedFuture(null);
  }

  /** With the next write all is let go that the response keeps and no more needs. */
  public void letGo() {
    lettingGo = true;
  }

  /** Closes the stream once everything queued has left. */
  public void end() {
    ending = true;
    signal();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      queue.clear();
      whenClosed.run();
      signal();
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  public Optional<Drop> dropped() {
    return Optional.ofNullable(dropped);
  }

  private void signal() {
    if (turns.getAndIncrement() == 0) {
      writers.execute(this);
    }
  }

  /** Called by the server when it can take more, the first time when the response is ours. */
  @Override
  public void onWritePossible() {
    writable = true;
    if (turns.getAndIncrement() == 0) {
      run();
    }
  }

  @Override
  public void onError(Throwable brokenPipe) {
    gone();
  }

  /** The server says that the reader has gone. */
  void gone() {
    response.isOver();
    gone = true;
    close();
    signal();
  }

  @Override
  public void run() {
    int taken = 1;
    do {
      write();
      taken = turns.addAndGet(-taken);
    } while (taken != 0);
  }

  private void write() {
    try {
      if (writable && !closed.get()) {
        writeWhileReady();
      }
      if (lettingGo && !closed.get()) {
        lettingGo = !response.letGo();
      }
    } catch (IOException | RuntimeException | Error brokenPipe) {
      gone = true;
      close();
    }
    if (closed.get() && !completed && mayComplete()) {
      completed = true;
      response.complete();
      whenReleased.run();
    }
  }

  /**
   * To complete the response of a dropped reader would free nothing: the server first wants to send
   * what it holds. So the connection is cut; where that cannot be, the reader counts until the
   * server can take more.
   */
  private boolean mayComplete() {
    try {
      return dropped == null || gone || response.cut() || out.isReady();
    } catch (RuntimeException completedAlready) {
      return true;
    }
  }

  /** Grizzly promises for one operation only that it will not block, hence the loop's condition. */
  private void writeWhileReady() throws IOException {
    while (!closed.get() && out.isReady()) {
      byte[] next = headLeft ? queue.next() : null;
      if (next != null) {
        out.write(next);
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        headLeft = true;
        response.flush();
      } else {
        if (ending) {
          close();
        }
        return;
      }
    }
  }

  /** The server has completed the response itself. */
  void completed() {
    response.isOver();
    completed = true;
    close();
    whenReleased.run();
  }
}
