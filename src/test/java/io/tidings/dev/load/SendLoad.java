package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Callers who send as fast as they are answered, each over a kept-alive connection of its own. */
final class SendLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;

  private final List<Caller> callers = new ArrayList<>();
  private final Supplier<byte[]> requests;
  private final String wanted;
  private volatile boolean closed;

  SendLoad(URI server, int callers, Supplier<byte[]> requests) {
    this(server, callers, requests, 202);
  }

  /**
   * @param wanted the status of the answer that counts
   */
  SendLoad(URI server, int callers, Supplier<byte[]> requests, int wanted) {
    this.requests = requests;
    this.wanted = Integer.toString(wanted);
    for (int number = 0; number < callers; number++) {
      this.callers.add(new Caller(new HttpConnection(server, PATIENCE)));
    }
    this.callers.forEach(Thread::start);
  }

  /**
   * What happened in a while.
   *
   * @param accepted calls that were answered as wanted, and how long they took
   * @param others how many were answered something else, or not at all
   */
  record Measured(Duration time, Latencies accepted, Map<String, Integer> others) {

    double perSecond() {
      return accepted.count() / (time.toNanos() / 1e9);
    }
  }

  /** Lets the callers go on for a while and tells what happened meanwhile. */
  Measured during(Duration time) throws InterruptedException {
    callers.forEach(Caller::begin);
    long began = System.nanoTime();
    Thread.sleep(time.toMillis());
    var parts = callers.stream().map(Caller::begin).toList();
    var took = Duration.ofNanos(System.nanoTime() - began);
    Map<String, Integer> others = new TreeMap<>();
    parts.forEach(part -> part.others.forEach((kind, n) -> others.merge(kind, n, Integer::sum)));
    return new Measured(
        took, Latencies.of(parts.stream().map(part -> part.accepted).toList()), others);
  }

  /** What one caller saw since the last look. */
  private static final class Part {
    private final Latencies accepted = new Latencies();
    private final Map<String, Integer> others = new ConcurrentHashMap<>();
  }

  private final class Caller extends Thread {
    private final HttpConnection connection;
    private Part part = new Part();

    Caller(HttpConnection connection) {
      super("caller");
      this.connection = connection;
      setDaemon(true);
    }

    synchronized Part begin() {
      var ended = part;
      part = new Part();
      return ended;
    }

    private synchronized void note(String kind, long nanos) {
      if (kind.equals(wanted)) {
        part.accepted.add(nanos);
      } else {
        part.others.merge(kind, 1, Integer::sum);
      }
    }

    @Override
    public void run() {
      try (connection) {
        while (!closed) {
          var request = requests.get();
          long began = System.nanoTime();
          var kind = call(request);
          note(kind, System.nanoTime() - began);
          if (!kind.equals(wanted)) {
            Thread.sleep(PAUSE_MILLIS);
          }
        }
      } catch (InterruptedException stopped) {
        // The end of the run.
      }
    }

    /** An answer that is not the wanted one is told with the beginning of its body. */
    private String told(HttpAnswer answer) {
      var status = Integer.toString(answer.status());
      return status.equals(wanted)
          ? status
          : status + " " + answer.text().lines().findFirst().orElse("without a body");
    }

    private String call(byte[] request) {
      try {
        return told(connection.call(request));
      } catch (IOException none) {
        return none.getClass().getSimpleName();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
