package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * Posts calls at a steady rate, and each again until it is answered 200, as Infobip does. A call
 * that is due while all connections wait for answers is late, and its time counts from when it was
 * due.
 */
final class PacedCalls implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long AGAIN_MILLIS = 200;

  private final Pace pace;
  private final LongFunction<byte[]> calls;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Latencies> latencies = new ArrayList<>();
  private volatile boolean closed;

  /**
   * @param calls makes a call of the moment it is due, in the terms of {@link System#nanoTime}
   */
  PacedCalls(URI server, int connections, double perSecond, LongFunction<byte[]> calls) {
    this(server, connections, new Pace(perSecond), calls);
  }

  PacedCalls(URI server, int connections, Pace pace, LongFunction<byte[]> calls) {
    this.pace = pace;
    this.calls = calls;
    for (int number = 0; number < connections; number++) {
      int place = number;
      latencies.add(new Latencies());
      var thread = new Thread(() -> run(new HttpConnection(server, PATIENCE), place), "paced");
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  private void run(HttpConnection connection, int place) {
    try (connection) {
      while (!closed) {
        long due = pace.await();
        if (!closed) {
          untilStored(connection, calls.apply(due));
          took(place, System.nanoTime() - due);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void took(int place, long nanos) {
    synchronized (latencies) {
      latencies.get(place).add(nanos);
    }
  }

  private void untilStored(HttpConnection connection, byte[] call) throws InterruptedException {
    for (var answer = once(connection, call); !answer.equals("200"); ) {
      Thread.sleep(AGAIN_MILLIS);
      answer = once(connection, call);
    }
  }

  private String once(HttpConnection connection, byte[] call) {
    String answer;
    try {
      answer = Integer.toString(connection.call(call).status());
    } catch (IOException none) {
      answer = none.getClass().getSimpleName();
    }
    answers.merge(answer, 1, Integer::sum);
    return answer;
  }

  /** How often each answer came, or the exception instead of one. */
  Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  int stored() {
    return answers.getOrDefault("200", 0);
  }

  /** How long those took, from when they were due, that were stored since this was last asked. */
  Latencies slice() {
    synchronized (latencies) {
      var all = Latencies.of(latencies);
      latencies.replaceAll(told -> new Latencies());
      return all;
    }
  }

  /** Returns when the calls under way are stored; how long all took that no slice has told of. */
  Latencies end() throws InterruptedException {
    closed = true;
    for (var thread : threads) {
      thread.join();
    }
    return slice();
  }

  @Override
  public void close() {
    closed = true;
  }
}
