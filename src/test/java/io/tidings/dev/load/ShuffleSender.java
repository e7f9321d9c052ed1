package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the calls of a {@link ReportShuffle} as Infobip does: again until the answer is 2xx. */
public final class ShuffleSender implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 100;
  private static final String STORED = "200";

  private final ReportShuffle shuffle;
  private final String path;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger stored = new AtomicInteger();
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
  private volatile boolean closed;

  ShuffleSender(ReportShuffle shuffle, List<URI> servers, String token, int connections) {
    this.shuffle = shuffle;
    this.path = "/webhooks/infobip/reports/" + token;
    for (int number = 0; number < connections; number++) {
      var connection = new HttpConnection(servers.get(number % servers.size()), PATIENCE);
      var thread = new Thread(() -> sendAll(connection), "infobip-" + number);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** How many calls were answered 2xx. */
  public int stored() {
    return stored.get();
  }

  /** How often which answer came, or which exception instead of one. */
  public Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  public void awaitEnd() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }

  private void sendAll(HttpConnection connection) {
    var calls = shuffle.calls();
    try (connection) {
      for (int place = next.getAndIncrement();
          place < calls.size() && !closed;
          place = next.getAndIncrement()) {
        sendUntilStored(connection, calls.get(place));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendUntilStored(HttpConnection connection, ShuffledCall call)
      throws InterruptedException {
    var request = HttpConnection.request("POST", path, "", shuffle.body(call));
    while (!closed) {
      var answer = answer(connection, request);
      answers.merge(answer, 1, Integer::sum);
      if (answer.equals(STORED)) {
        stored.incrementAndGet();
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static String answer(HttpConnection connection, byte[] request) {
    try {
      return Integer.toString(connection.call(request).status());
    } catch (IOException none) {
      return none.getClass().getSimpleName();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
