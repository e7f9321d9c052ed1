package io.tidings.dev.load;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again beside what a tool does, until it is closed. */
record Every(ScheduledExecutorService executor) implements AutoCloseable {

  static Every millis(long period, Runnable action) {
    var executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "every");
              thread.setDaemon(true);
              return thread;
            });
    executor.scheduleAtFixedRate(action, period, period, TimeUnit.MILLISECONDS);
    return new Every(executor);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
