package io.tidings.sse;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A handful of long-lived threads that write to the sinks that have something to write. They are
 * threads and not tasks on the managed executor, because Payara scans the class path for every task
 * submitted there.
 */
public final class Writers implements Executor, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Writers.class.getName());
  private static final long MOST_MILLIS_TO_END = 2_000;

  /** Tells a thread to end. */
  @SuppressWarnings("UnnecessaryLambda") // it is compared, never run
  private static final Runnable END = () -> {};

  private final BlockingQueue<Runnable> ready = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  private Writers() {}

  public static Writers start(ThreadFactory factory, int count) {
    var writers = new Writers();
    for (int number = 0; number < count; number++) {
      var thread = factory.newThread(writers::work);
      thread.setName("tidings-writer-" + number);
      thread.setDaemon(true);
      writers.threads.add(thread);
      thread.start();
    }
    return writers;
  }

  /** Never blocks. */
  @Override
  public void execute(Runnable sink) {
    ready.add(sink);
  }

  private void work() {
    try {
      for (var next = ready.take(); next != END; next = ready.take()) {
        write(next);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Runnable sink) {
    try {
      sink.run();
    } catch (RuntimeException | Error failed) {
      LOG.log(Level.ERROR, "a stream could not be written", failed);
    }
  }

  /** Lets what is ready be written and then ends the threads. */
  @Override
  public void close() {
    threads.forEach(thread -> ready.add(END));
    long until = System.nanoTime() + MOST_MILLIS_TO_END * 1_000_000;
    try {
      for (var thread : threads) {
        thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    threads.forEach(Thread::interrupt);
  }
}
