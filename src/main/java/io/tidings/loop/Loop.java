package io.tidings.loop;

import io.tidings.store.StoreDoor;
import io.tidings.store.StoreFailure;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One long-lived thread that repeats a step: at once while there is more to do, else at the next
 * tick or nudge; after failures at longer and longer intervals, and at once when the database is
 * back. It takes a thread, not a task on the managed executor, because Payara scans the class path
 * for every task submitted there.
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

  /** After this many failures in a row the waits grow no more. */
  private static final int MOST_DOUBLINGS = 10;

  private static final Duration LEAST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final StoreDoor store = StoreDoor.ofThisApplication();
  private final Semaphore nudges = new Semaphore(0);
  private final Semaphore ways = new Semaphore(0);
  private final String name;
  private final Duration tick;
  private final Step step;
  private final Thread thread;
  private int failures;
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
    var untold = store.onOpening(ways::release);
    try {
      while (!closed) {
        if (!runStep()) {
          awaitNext();
        }
      }
    } catch (InterruptedException stopped) {
      closed = true;
    } finally {
      untold.run();
    }
  }

  /** After failures a nudge is no reason to hurry, but a database that is back is. */
  private void awaitNext() throws InterruptedException {
    if (failures > 0) {
      ways.tryAcquire(afterFailures().toMillis(), TimeUnit.MILLISECONDS);
      ways.drainPermits();
    } else if (nudges.tryAcquire(tick.toNanos(), TimeUnit.NANOSECONDS)) {
      nudges.drainPermits();
    }
  }

  /** Twice as long each time, from the tick on. */
  private Duration afterFailures() {
    var first = tick.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : tick;
    if (first.compareTo(LONGEST_WAIT) >= 0) {
      return first;
    }
    var wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private boolean runStep() throws InterruptedException {
    ways.drainPermits();
    try {
      boolean more = step.run();
      failures = 0;
      return more;
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception | Error failed) {
      failures++;
      tell(failed);
      return false;
    }
  }

  /** Of a database that is away others tell, once for all loops. */
  private void tell(Throwable failed) {
    if (StoreFailure.isOne(failed)) {
      LOG.log(Level.DEBUG, () -> name + " waits for the database", failed);
    } else if (!closed) {
      LOG.log(Level.WARNING, name + " failed and goes on after " + afterFailures(), failed);
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
    ways.release();
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
