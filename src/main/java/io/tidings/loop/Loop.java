package io.tidings.loop;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One long-lived thread that repeats a step: at once while there is more to do, else at the next
 * tick or nudge. It takes a thread, not a task on the managed executor, because Payara scans the
 * class path for every task submitted there.
 */
public final class Loop implements AutoCloseable {

  /** What is repeated. */
  @FunctionalInterface
  public interface Step {
    /**
     * @return whether there is more to do at once
     */
    boolean run() throws Exception;
  }

  private static final System.Logger LOG = System.getLogger(Loop.class.getName());

  private static final long MOST_MILLIS_TO_END = 2_000;

  private final Semaphore nudges = new Semaphore(0);
  private final String name;
  private final Duration tick;
  private final Step step;
  private final Thread thread;
  private volatile boolean closed;

  private Loop(ThreadFactory threads, String name, Duration tick, Step step) {
    this.name = name;
    this.tick = tick;
    this.step = step;
    this.thread = threads.newThread(this::repeat);
    thread.setName("tidings-" + name);
    thread.setDaemon(true);
  }

  public static Loop start(ThreadFactory threads, String name, Duration tick, Step step) {
    var loop = new Loop(threads, name, tick, step);
    loop.thread.start();
    return loop;
  }

  /** Runs the step soon, without waiting for the tick. Never blocks. */
  public void nudge() {
    if (nudges.availablePermits() == 0) {
      nudges.release();
    }
  }

  private void repeat() {
    while (!closed) {
      try {
        if (!runStep()) {
          boolean nudged = nudges.tryAcquire(tick.toNanos(), TimeUnit.NANOSECONDS);
          if (nudged) {
            nudges.drainPermits();
          }
        }
      } catch (InterruptedException stopped) {
        closed = true;
      }
    }
  }

  private boolean runStep() throws InterruptedException {
    try {
      return step.run();
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception | Error failed) {
      if (!closed) {
        LOG.log(Level.WARNING, name + " failed and goes on at its next tick", failed);
      }
      return false;
    }
  }

  /** Lets the step end, and interrupts it when that takes long. */
  @Override
  public void close() {
    closeAll(List.of(this));
  }

  /** Closes loops that work side by side: none begins another step while one is waited for. */
  public static void closeAll(Collection<Loop> loops) {
    loops.forEach(Loop::finish);
    loops.forEach(Loop::awaitEnd);
  }

  private void finish() {
    closed = true;
    nudges.release();
  }

  private void awaitEnd() {
    try {
      thread.join(MOST_MILLIS_TO_END);
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(MOST_MILLIS_TO_END);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
