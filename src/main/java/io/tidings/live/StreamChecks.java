package io.tidings.live;

import io.tidings.loop.Loop;
import io.tidings.sse.SinkQueue;
import io.tidings.sse.StreamSink;
import io.tidings.sse.TakenResponse;
import io.tidings.sse.WireEvent;
import io.tidings.sse.Writers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Streams of a few beats at even intervals, by which a reader finds out whether a proxy on the way
 * holds back what it should pass on at once.
 */
@ApplicationScoped
class StreamChecks {

  static final int BEATS = 10;
  static final Duration EVERY = Duration.ofMillis(200);
  private static final int MOST = 100;
  private static final int MOST_BYTES = 16_384;

  @Resource private ManagedThreadFactory threads;
  private final ConcurrentMap<StreamSink, Integer> running = new ConcurrentHashMap<>();
  private Writers writers;
  private Loop loop;

  @PostConstruct
  void start() {
    writers = Writers.start(threads, 1);
    loop = Loop.start(threads, "stream-checks", EVERY, this::beat);
  }

  @PreDestroy
  void stop() {
    loop.close();
    running.keySet().forEach(StreamSink::close);
    writers.close();
  }

  /**
   * @throws StreamRefusal when too many run already
   */
  void begin(TakenResponse response) throws IOException {
    if (running.size() >= MOST) {
      throw StreamRefusal.busy();
    }
    var sink =
        StreamSink.open(response, new SinkQueue(BEATS, MOST_BYTES), writers, () -> {}, () -> {});
    running.put(sink, 0);
  }

  private boolean beat() {
    running.forEach(
        (sink, sent) -> {
          sink.send(List.of(beat(sent + 1)));
          if (sent + 1 == BEATS) {
            sink.end();
          }
          if (sent + 1 == BEATS || sink.isClosed()) {
            running.remove(sink);
          } else {
            running.replace(sink, sent + 1);
          }
        });
    return false;
  }

  private static WireEvent beat(int number) {
    var data =
        "{\"beat\":%d,\"of\":%d,\"everyMillis\":%d}".formatted(number, BEATS, EVERY.toMillis());
    return new WireEvent("beat", null, data);
  }
}
