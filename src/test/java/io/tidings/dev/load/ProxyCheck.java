package io.tidings.dev.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What one proxy must do for streams, on messages of its own. */
final class ProxyCheck implements AutoCloseable {

  static final int MESSAGES = 20;
  private static final int READERS = MESSAGES - 2;
  private static final int EVENTS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** Ten beats, 200 ms apart; half of that is far from all at once. */
  private static final Duration LEAST_BETWEEN_FIRST_AND_LAST = Duration.ofMillis(900);

  private final Proxy proxy;
  private final StreamSwarm swarm;
  private final StoredMessages messages;
  private final int first;
  private final HttpConnection webhook;
  private final List<ResumingReader> readers = new ArrayList<>();
  private int second;
  private StreamReader quiet = new StreamReader();

  /**
   * @param first the number of the first of its messages
   */
  ProxyCheck(Proxy proxy, StreamSwarm swarm, StoredMessages messages, int first) {
    this.proxy = proxy;
    this.swarm = swarm;
    this.messages = messages;
    this.first = first;
    this.webhook = new HttpConnection(proxy.baseUri(), PATIENCE);
  }

  private StreamReader open(String path) {
    var reader = new StreamReader();
    swarm.open(proxy.baseUri(), StreamRequest.of(path), reader);
    return reader;
  }

  /** One more event of the message of that number among those of this check. */
  private long report(int message) throws Exception {
    long began = System.nanoTime();
    var call = ReportTraffic.onTheWayCall(messages, first + message, ++second);
    Await.until("a report to be stored", PATIENCE, () -> isStored(call));
    return began;
  }

  private boolean isStored(byte[] call) {
    try {
      return webhook.call(call).status() == 200;
    } catch (IOException again) {
      return false;
    }
  }

  List<String> passesEventsOnAtOnce() throws Exception {
    List<String> wrong = new ArrayList<>();
    var check = open("/api/stream-check");
    Await.until("the stream check to end", PATIENCE, () -> check.received("beat").size() == 10);
    var beats = check.received("beat");
    var took = Duration.ofNanos(beats.get(9).nanos() - beats.get(0).nanos());
    Say.row("ten beats of the stream check within", took.toMillis() + " ms");
    if (took.compareTo(LEAST_BETWEEN_FIRST_AND_LAST) < 0) {
      wrong.add("the proxy buffers");
    }
    var reader = open(StreamRequest.pathOf(first));
    Await.until("the snapshot", PATIENCE, () -> reader.received("snapshot").size() == 1);
    var latencies = new Latencies();
    for (int number = 1; number <= EVENTS; number++) {
      int wanted = number;
      long began = report(0);
      Await.until("the event", PATIENCE, () -> reader.received("status").size() == wanted);
      latencies.add(reader.received("status").get(wanted - 1).nanos() - began);
    }
    var all = Latencies.of(Collections.singleton(latencies));
    Say.row("report to event, median and most", all.millis(0.5) + " and " + all.millis(1) + " ms");
    if (all.quantile(1).compareTo(AT_ONCE) > 0) {
      wrong.add("an event took more than a second");
    }
    return wrong;
  }

  void openQuietly() {
    quiet = open(StreamRequest.pathOf(first + 1));
  }

  List<String> quietStreamStillLives(Proxy.Kind kind) throws Exception {
    report(1);
    boolean lives =
        Await.happens(AT_ONCE, () -> quiet.received("status").size() == 1) && !quiet.hasEnded();
    Say.row(kind + ": the quiet stream", lives ? "lives and got the next event" : "is gone");
    return lives ? List.of() : List.of(kind + ": the quiet stream is gone");
  }

  /** Half of the readers will be at each node. */
  void openMany() {
    IntStream.range(MESSAGES - READERS, MESSAGES)
        .mapToObj(message -> new ResumingReader(swarm, proxy.baseUri(), first + message))
        .forEach(readers::add);
  }

  void awaitMany() throws Exception {
    Await.until("the snapshots", PATIENCE, () -> readers.stream().allMatch(ResumingReader::lives));
  }

  List<String> readersGoOnAtTheOtherNode(Proxy.Kind kind) throws Exception {
    for (int message = MESSAGES - READERS; message < MESSAGES; message++) {
      report(message);
    }
    boolean drained =
        Await.happens(PATIENCE, () -> readers.stream().anyMatch(reader -> reader.cuts() > 0));
    for (int message = MESSAGES - READERS; message < MESSAGES; message++) {
      report(message);
    }
    boolean all =
        Await.happens(
            PATIENCE, () -> readers.stream().allMatch(reader -> reader.seqs().size() == 2));
    long moved = readers.stream().filter(reader -> reader.cuts() > 0).count();
    int refused = readers.stream().mapToInt(ResumingReader::refusals).sum();
    Say.row(
        kind + ": readers that were sent to the other node",
        "%d of %d, refused on the way %d times".formatted(moved, readers.size(), refused));
    List<String> wrong = new ArrayList<>();
    if (!drained) {
      wrong.add(kind + ": nobody saw the drain");
    }
    if (!all || readers.stream().anyMatch(reader -> !reader.problems().isEmpty())) {
      wrong.add(kind + ": an event is missing or came twice");
    }
    return wrong;
  }

  @Override
  public void close() {
    readers.forEach(ResumingReader::stop);
    webhook.close();
    proxy.close();
  }
}
