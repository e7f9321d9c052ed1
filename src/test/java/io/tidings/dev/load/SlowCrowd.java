package io.tidings.dev.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Many slow bodies, each of which goes on once a second. */
final class SlowCrowd implements AutoCloseable {

  private static final long SECOND = 1_000_000_000;

  private final List<SlowBody> bodies;
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
  private final Thread thread = new Thread(this::run, "slow-bodies");
  private volatile boolean ended;

  SlowCrowd(List<SlowBody> bodies) {
    this.bodies = bodies;
    thread.start();
  }

  private void run() {
    while (!ended) {
      long next = System.nanoTime() + SECOND;
      for (var body : bodies) {
        var answer = body.step();
        if (!answer.isEmpty()) {
          answers.merge(answer, 1, Integer::sum);
        }
      }
      try {
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  Map<String, Integer> answers() {
    return answers;
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
    bodies.forEach(SlowBody::close);
  }
}
