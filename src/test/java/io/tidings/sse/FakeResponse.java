package io.tidings.sse;

import io.tidings.server.FakeConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A response as a server gives it, whose reader reads, stalls or goes as a test wants. */
public final class FakeResponse extends ServletOutputStream {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Map<String, String> headers = Collections.synchronizedMap(new TreeMap<>());
  private final Set<Thread> writingThreads = Collections.synchronizedSet(new HashSet<>());
  private final List<AsyncListener> endListeners = new ArrayList<>();
  private final AtomicInteger completions = new AtomicInteger();
  private final AtomicInteger releases = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger flushes = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch completed = new CountDownLatch(1);
  private volatile boolean overlapped;
  private volatile boolean reading = true;
  private volatile boolean broken;
  private volatile boolean stopping;
  private volatile boolean alreadyCompleted;
  private @Nullable WriteListener listener;
  private HttpServletRequest request = new FakeConnection().ofAnotherServer();

  public static FakeResponse stalled() {
    var response = new FakeResponse();
    response.reading = false;
    return response;
  }

  /** The server lets its connection be ended. */
  FakeResponse over(FakeConnection connection) {
    request = connection.ofUndertow("HTTP/1.1");
    return this;
  }

  TakenResponse taken() {
    return new TakenResponse(context(), this::release);
  }

  private void release() {
    releases.incrementAndGet();
    if (stopping) {
      throw new IllegalStateException("stopped already");
    }
  }

  private AsyncContext context() {
    return fake(
        AsyncContext.class,
        (name, arguments) ->
            switch (name) {
              case "getRequest" -> request;
              case "getResponse" -> response();
              case "addListener" -> endListeners.add((AsyncListener) arguments[0]);
              case "complete" -> complete();
              case "setTimeout" -> headers.put("(timeout)", arguments[0].toString());
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (name, arguments) ->
            switch (name) {
              case "getOutputStream" -> this;
              case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
              case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
              case "setBufferSize" -> headers.put("(buffer)", arguments[0].toString());
              case "flushBuffer" -> flushes.incrementAndGet();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object value = answer.to(method.getName(), arguments);
              return method.getReturnType() == void.class ? null : value;
            }));
  }

  private Object complete() {
    completions.incrementAndGet();
    completed.countDown();
    if (alreadyCompleted) {
      throw new IllegalStateException("completed already");
    }
    return this;
  }

  /** A sink whose writes happen on whoever has something to send. */
  public StreamSink sink(SinkQueue queue, Runnable whenClosed) {
    return sink(queue, Runnable::run, whenClosed);
  }

  public StreamSink sink(SinkQueue queue, Executor writers, Runnable whenClosed) {
    try {
      var sink = StreamSink.open(taken(), queue, writers, whenClosed, released::incrementAndGet);
      listener().onWritePossible();
      return sink;
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private WriteListener listener() {
    return Objects.requireNonNull(listener, "nobody has taken the response over");
  }

  void goOnReading() throws IOException {
    reading = true;
    listener().onWritePossible();
  }

  /** As Payara tells it: by the next write. */
  public void goAway() {
    broken = true;
  }

  /** As WildFly tells it: by a call to the listener. */
  public void tellWriteListener() {
    listener().onError(new IOException("gone"));
  }

  void tellEndListeners(EndSignal signal) throws IOException {
    for (var end : endListeners) {
      signal.tell(end);
    }
  }

  interface EndSignal {
    void tell(AsyncListener listener) throws IOException;
  }

  /** From now on JAX-RS does nothing any more. */
  void stopJaxRs() {
    stopping = true;
  }

  /** From now on the server has completed the response by itself. */
  void completeByServer() {
    alreadyCompleted = true;
  }

  @Override
  public boolean isReady() {
    return reading;
  }

  @Override
  public void setWriteListener(WriteListener writeListener) {
    listener = writeListener;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    overlapped |= inside.getAndIncrement() > 0;
    writingThreads.add(Thread.currentThread());
    writes.incrementAndGet();
    try {
      if (broken) {
        throw new IOException("Connection is closed");
      }
      synchronized (sent) {
        sent.write(bytes, from, length);
      }
    } finally {
      inside.decrementAndGet();
    }
  }

  @Override
  public void write(int octet) {
    throw new UnsupportedOperationException("one byte at a time is too slow");
  }

  public String sent() {
    synchronized (sent) {
      return sent.toString(StandardCharsets.UTF_8);
    }
  }

  Map<String, String> headers() {
    return headers;
  }

  Set<Thread> writingThreads() {
    return writingThreads;
  }

  void awaitCompletion() throws InterruptedException {
    if (!completed.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the response is still open");
    }
  }

  public int completions() {
    return completions.get();
  }

  int releases() {
    return releases.get();
  }

  /** How often it was said that nothing is held for the reader any more. */
  int released() {
    return released.get();
  }

  int writes() {
    return writes.get();
  }

  int flushes() {
    return flushes.get();
  }

  boolean overlapped() {
    return overlapped;
  }
}
