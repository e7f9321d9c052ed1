package io.tidings.dev.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** One reader for each message, and when each event was due and came. */
final class TimedReaders {
  private final int count;
  private final List<One> all;
  private volatile long firstRound;
  private volatile long[] due = {};
  private volatile Latencies latencies = new Latencies();

  TimedReaders(int count) {
    this.count = count;
    this.all = IntStream.range(0, count).mapToObj(One::new).toList();
  }

  void open(StreamSwarm swarm, URI at) {
    all.forEach(
        reader -> swarm.open(at, StreamRequest.of(StreamRequest.pathOf(reader.message)), reader));
  }

  boolean allOpen() {
    return all.stream().allMatch(reader -> reader.open);
  }

  void expect(long round, int rounds) {
    firstRound = round;
    latencies = new Latencies();
    due = new long[rounds * count];
  }

  void due(long round, int message, long when) {
    due[(int) (round - firstRound) * count + message] = when;
  }

  int count() {
    return latencies.count();
  }

  Latencies latencies() {
    return Latencies.of(Collections.singleton(latencies));
  }

  private final class One implements StreamSwarm.Reader, StreamParser.Handler {
    private final StreamParser parser = new StreamParser(this);
    private final int message;
    private volatile boolean open;

    One(int message) {
      this.message = message;
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
          latencies.add(now - due[round * count + message]);
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
