package io.tidings.dev.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** One reader for each send request, who counts what comes and what should not come. */
final class FollowingReaders {

  private static final int SLICE = 50;

  private final AtomicLong events = new AtomicLong();
  private final Map<String, Integer> problems = new ConcurrentSkipListMap<>();
  private final List<One> all;

  FollowingReaders(int requests) {
    all = IntStream.range(0, requests).mapToObj(One::new).toList();
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

  /** How many events have come. */
  long events() {
    return events.get();
  }

  /** How often what should not be has been; a stream that ends is one of these. */
  Map<String, Integer> problems() {
    return problems;
  }

  private void problem(String what) {
    problems.merge(what, 1, Integer::sum);
  }

  private final class One implements StreamSwarm.Reader, StreamParser.Handler {
    private final StreamParser parser = new StreamParser(this);
    private final int request;
    private long last;
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
        problem("answered " + status);
      }
    }

    @Override
    public void event(String name, String id, String data) {
      if (name.equals("status")) {
        events.incrementAndGet();
        if (Long.parseLong(id) <= last) {
          problem("out of order");
        }
      } else if (open || !name.equals("snapshot")) {
        problem(name);
      }
      last = Long.parseLong(id);
      open = true;
    }

    @Override
    public void over() {
      problem("over");
    }

    @Override
    public void ended() {
      problem("ended");
    }
  }
}
