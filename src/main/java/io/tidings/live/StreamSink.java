package io.tidings.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One open stream: writes what is queued for its reader without ever waiting for it. Whoever sends
 * only adds to the queue and hands the sink to the writers. Servers tell in different ways that a
 * reader has gone (an exception from the write, a call to either listener, or nothing), so every
 * way leads to {@link #close()}, and only the thread that may write completes the response.
 */
final class StreamSink implements SseEventSink, WriteListener, Runnable {

  private final TakenResponse response;
  private final ServletOutputStream out;
  private final SinkQueue queue;
  private final Executor writers;
  private final Runnable whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();
  // How many asked for a turn at writing; who raises it from 0 writes for all of them.
  private final AtomicInteger turns = new AtomicInteger();
  private volatile boolean writable;
  private volatile boolean ending;
  private volatile boolean evicted;
  private volatile boolean completed;
  private boolean unflushed;

  private StreamSink(TakenResponse response, SinkQueue queue, Executor writers, Runnable whenClosed)
      throws IOException {
    this.response = response;
    this.out = response.output();
    this.queue = queue;
    this.writers = writers;
    this.whenClosed = whenClosed;
  }

  /**
   * @param whenClosed called once, on any thread
   */
  static StreamSink open(
      TakenResponse response, SinkQueue queue, Executor writers, Runnable whenClosed)
      throws IOException {
    response.prepare();
    var sink = new StreamSink(response, queue, writers, whenClosed);
    response.listen(sink);
    return sink;
  }

  /** What the stream begins with, however long it is. */
  void begin(List<? extends WireEvent> events) {
    queue.begin(events);
    signal();
  }

  /** Closes the stream instead when its reader is too far behind. */
  void send(List<? extends WireEvent> events) {
    if (closed.get()) {
      return;
    }
    if (queue.offer(events)) {
      signal();
    } else {
      evicted = true;
      close();
    }
  }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    if (closed.get()) {
      throw new IllegalStateException("the stream is closed");
    }
    send(List.of(WireEvent.of(event)));
    return evicted
        ? CompletableFuture.failedFuture(new IOException("the reader is too far behind"))
        : CompletableFuture.completedFuture(null);
  }

  /** Closes the stream once everything queued has left. */
  void end() {
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

  boolean evicted() {
    return evicted;
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
  public void onError(Throwable gone) {
    close();
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
    } catch (IOException | RuntimeException | Error gone) {
      close();
    }
    if (closed.get() && !completed) {
      completed = true;
      response.complete();
    }
  }

  /** Grizzly promises for one operation only that it will not block, hence the loop's condition. */
  private void writeWhileReady() throws IOException {
    while (!closed.get() && out.isReady()) {
      byte[] next = queue.next();
      if (next != null) {
        out.write(next);
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
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
    completed = true;
    close();
  }
}
