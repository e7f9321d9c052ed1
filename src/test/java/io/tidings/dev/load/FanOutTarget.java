package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A server with many readers of one channel, and how long what is published takes to reach all. */
final class FanOutTarget implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A heartbeat is shorter, an event is longer. */
  private static final int LEAST_EVENT = 60;

  private final String name;
  private final URI base;
  private final byte[] subscription;
  private final IntFunction<byte[]> publication;
  private final Runnable whenClosed;
  private final StreamSwarm swarm;
  private final HttpConnection publisher;
  private final Latencies last = new Latencies();
  private final Latencies middle = new Latencies();
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int readers;
  private volatile long middleAt;
  private volatile long lastAt;

  FanOutTarget(String name, URI base, byte[] subscription, IntFunction<byte[]> publication) {
    this(name, base, subscription, publication, () -> {});
  }

  FanOutTarget(
      String name,
      URI base,
      byte[] subscription,
      IntFunction<byte[]> publication,
      Runnable whenClosed) {
    this.name = name;
    this.base = base;
    this.subscription = subscription;
    this.publication = publication;
    this.whenClosed = whenClosed;
    this.swarm = new StreamSwarm("readers-of-" + name);
    this.publisher = new HttpConnection(base, PATIENCE);
  }

  /** Counts what ends as an event does and is as long as one, in however many pieces it comes. */
  private final class Reader implements StreamSwarm.Reader {
    private volatile boolean open;
    private int length;

    @Override
    public void received(ByteBuffer bytes) {
      length += bytes.remaining();
      if (!endsEvent(bytes)) {
        return;
      }
      boolean isEvent = length >= LEAST_EVENT;
      length = 0;
      if (!open) {
        open = true;
      } else if (isEvent) {
        int place = arrived.incrementAndGet();
        if (place == readers / 2) {
          middleAt = System.nanoTime();
        }
        if (place == readers) {
          lastAt = System.nanoTime();
        }
      }
    }

    /** An empty line, maybe with the end of a chunk after it. */
    private static boolean endsEvent(ByteBuffer bytes) {
      int end = bytes.limit();
      if (end >= 2 && bytes.get(end - 2) == '\r') {
        end -= 2;
      }
      return end >= 2 && bytes.get(end - 1) == '\n' && bytes.get(end - 2) == '\n';
    }

    @Override
    public void ended() {
      // Then not all readers get the next event, and the publish fails.
    }
  }

  void connect(int count, int slice, Duration patience) throws Exception {
    List<Reader> all = new ArrayList<>();
    while (all.size() < count) {
      for (int number = 0; number < slice; number++) {
        var reader = new Reader();
        all.add(reader);
        swarm.open(base, subscription, reader);
      }
      Await.until("streams to open", patience, () -> all.stream().allMatch(reader -> reader.open));
    }
    readers = all.size();
    Say.now("%d readers of %s are connected", readers, name);
  }

  /**
   * @param counts whether it is measured
   */
  void publish(int number, boolean counts) throws Exception {
    // What came late of the opening is over by then.
    Thread.sleep(200);
    arrived.set(0);
    long began = System.nanoTime();
    call(publication.apply(number));
    Await.until("all readers to have it", PATIENCE, () -> arrived.get() >= readers);
    if (counts) {
      last.add(lastAt - began);
      middle.add(middleAt - began);
    }
  }

  private void call(byte[] request) throws IOException {
    int status = publisher.call(request).status();
    if (status > 202) {
      throw new IOException(name + " answered " + status);
    }
  }

  int publishes() {
    return last.count();
  }

  String row() {
    var lasts = Latencies.of(List.of(last));
    var middles = Latencies.of(List.of(middle));
    return "| %s | %d | %s, %s | %s | %d |"
        .formatted(
            name, readers, lasts.millis(0.5), lasts.millis(1), middles.millis(0.5), last.count());
  }

  @Override
  public void close() {
    publisher.close();
    whenClosed.run();
  }
}
