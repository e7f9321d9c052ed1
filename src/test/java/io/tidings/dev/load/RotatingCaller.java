package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the processes of a caller: it sends at a pace it shares with the others, each send request
 * twice, the second time at another node and with whatever key it has by then.
 */
final class RotatingCaller extends Thread {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<HttpConnection> nodes;
  private final Pace pace;
  private final SendNumbers numbers;
  private final Map<String, AtomicLong> answers;
  private volatile KeyCalls.Made key;
  private volatile boolean closed;

  RotatingCaller(
      List<URI> nodes,
      Pace pace,
      SendNumbers numbers,
      KeyCalls.Made key,
      Map<String, AtomicLong> answers) {
    super("rotating");
    this.nodes = nodes.stream().map(node -> new HttpConnection(node, PATIENCE)).toList();
    this.pace = pace;
    this.numbers = numbers;
    this.key = key;
    this.answers = answers;
    setDaemon(true);
  }

  /** Goes over to another key with the next call. */
  void moveTo(KeyCalls.Made other) {
    key = other;
  }

  @Override
  public void run() {
    for (int turn = 0; !closed; turn++) {
      pace.await();
      var once = UUID.randomUUID().toString();
      var recipients = numbers.next(1);
      send(turn, recipients, once);
      send(turn + 1, recipients, once);
    }
    nodes.forEach(HttpConnection::close);
  }

  private void send(int turn, List<String> recipients, String once) {
    note(answer(nodes.get(turn % nodes.size()), SendCaller.request(key, recipients, once)));
  }

  private static String answer(HttpConnection node, byte[] request) {
    try {
      return Integer.toString(node.call(request).status());
    } catch (IOException none) {
      return none.getClass().getSimpleName();
    }
  }

  private void note(String answer) {
    answers.computeIfAbsent(answer, first -> new AtomicLong()).incrementAndGet();
  }

  /** Returns when the last call has its answer. */
  void end() throws InterruptedException {
    closed = true;
    join();
  }

  static Map<String, AtomicLong> answers() {
    return new ConcurrentHashMap<>();
  }
}
