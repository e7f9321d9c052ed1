package io.tidings.dev.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** One reader for each send request, and when each event was due and came. */
final class TimedReaders {
  private static final String MESSAGE = "\"messageId\":\"";
  private static final int ID = 36;
  private static final int SLICE = 50;

  private final int messages;
  private final List<One> all;
  private volatile long firstRound;
  private volatile long[] due = {};
  private volatile Latencies latencies = new Latencies();

  TimedReaders(int requests, int messages) {
    this.messages = messages;
    this.all = IntStream.range(0, requests).mapToObj(One::new).toList();
  }

  /** Some at a time, for what many streams begin with together is bounded. */
  void open(StreamSwarm swarm, URI at, Duration patience) throws Exception {
    for (int from = 0; from < all.size(); from += SLICE) {
      var slice = all.subList(from, Math.min(all.size(), from + SLICE));
      slice.forEach(
          reader -> swarm.open(at, StreamRequest.of(StreamRequest.pathOf(reader.request)), reader));
      Await.until("streams", patience, () -> slice.stream().allMatch(reader -> reader.open));
    }
  }

  boolean allOpen() {
    return all.stream().allMatch(reader -> reader.open);
  }

  void expect(long round, int rounds) {
    firstRound = round;
    latencies = new Latencies();
    due = new long[rounds * messages];
  }

  void due(long round, int message, long when) {
    due[(int) (round - firstRound) * messages + message] = when;
  }

  int count() {
    return latencies.count();
  }

  Latencies latencies() {
    return Latencies.of(Collections.singleton(latencies));
  }

  private static int message(String event) {
    int at = event.indexOf(MESSAGE) + MESSAGE.length();
    return StoredMessages.number(event.substring(at, at + ID));
  }

  private final class One implements StreamSwarm.Reader, StreamParser.Handler {
    private final StreamParser parser = new StreamParser(this);
    private final int request;
    private volatile boolean open;

    One(int request) {
      this.request = request;
    }

    @Override
    public void received(ByteBuffer bytes) {
      parser.feed(bytes);
    }

    @Override
    public void answered(int status) {
      if (status != 200) {
        throw new IllegalStateException("a stream was answered " + status);
      }
    }

    @Override
    public void event(String name, String id, String data) {
      long now = System.nanoTime();
      open = true;
      if (name.equals("status")) {
        int round = (int) (ReportTraffic.round(data) - firstRound);
        // What comes late of earlier rounds was counted as missing there.
        if (round >= 0) {
          latencies.add(now - due[round * messages + message(data)]);
        }
      }
    }

    @Override
    public void over() {
      open = false;
    }

    @Override
    public void ended() {
      open = false;
    }
  }
}
