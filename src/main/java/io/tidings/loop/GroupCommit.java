package io.tidings.loop;

import io.tidings.store.StoreDoor;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Lets items that arrive together share a transaction. They wait in a bounded queue, one loop
 * stores whatever waits, and two more loops answer once the batch is committed: an answer may mean
 * writing to a socket, which must not hold up the next batch. When a batch fails because of one
 * item, it is cut until that item stands alone.
 *
 * @param <T> an item, with whatever is needed to answer whoever brought it
 * @param <R> what became of an item
 */
public final class GroupCommit<T, R> implements AutoCloseable {

  /** Stores a batch. */
  @FunctionalInterface
  public interface Store<T, R> {
    /**
     * Commits all items in one transaction; when it throws, none is stored.
     *
     * @return a result for each item, in their order
     */
    List<R> commit(List<T> items) throws Exception;
  }

  /** Answers whoever brought an item; called exactly once for each that was taken. */
  public interface Answer<T, R> {
    void stored(T item, R result);

    /** It is not stored; or, when a commit was cut off, nobody knows. */
    void failed(T item, Throwable why);
  }

  /**
   * Both in the units of the items' weights.
   *
   * @param waiting how much may wait; what is heavier than that waits alone
   * @param together how much shares a transaction; what is heavier than that has one of its own
   */
  public record Bounds(int waiting, int together) {}

  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

  /** The loops are nudged; the tick is for an error that ended a step before its work was done. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final int ANSWER_LOOPS = 2;

  private final Bounds bounds;
  private final ToIntFunction<T> weight;
  private final Store<T, R> store;
  private final Answer<T, R> answer;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingWeight = new AtomicInteger();
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final List<Loop> answering = new ArrayList<>();
  private final Loop writer;
  private final StoreDoor door = StoreDoor.ofThisApplication();
  private final Runnable untold;
  private volatile boolean closed;

  private GroupCommit(
      ThreadFactory threads,
      String name,
      Bounds bounds,
      ToIntFunction<T> weight,
      Store<T, R> store,
      Answer<T, R> answer) {
    this.bounds = bounds;
    this.weight = weight;
    this.store = store;
    this.answer = answer;
    for (int loop = 0; loop < ANSWER_LOOPS; loop++) {
      answering.add(Loop.start(threads, name + "-answers-" + loop, TICK, this::giveAnswer));
    }
    writer = Loop.start(threads, name, TICK, this::storeWaiting);
    untold = door.onClosing(this::failWaiting);
  }

  public static <T, R> GroupCommit<T, R> start(
      ThreadFactory threads,
      String name,
      Bounds bounds,
      ToIntFunction<T> weight,
      Store<T, R> store,
      Answer<T, R> answer) {
    return new GroupCommit<>(threads, name, bounds, weight, store, answer);
  }

  /**
   * Takes an item, never blocks.
   *
   * @return false when too much waits already; nobody will answer then
   */
  public boolean offer(T item) {
    int heavy = weight.applyAsInt(item);
    int before = waitingWeight.getAndAdd(heavy);
    if (closed || (before > 0 && before + heavy > bounds.waiting())) {
      waitingWeight.addAndGet(-heavy);
      return false;
    }
    waiting.add(item);
    if (closed && waiting.remove(item)) {
      return false;
    }
    if (door.isClosed()) {
      failWaiting();
    }
    writer.nudge();
    return true;
  }

  /** The writer may wait for long when the database has fallen silent; nobody else has to. */
  private void failWaiting() {
    failWaiting(door::refusal);
    answering.forEach(Loop::nudge);
  }

  private void failWaiting(Supplier<? extends Throwable> why) {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      var left = next;
      waitingWeight.addAndGet(-weight.applyAsInt(left));
      answers.add(() -> answer.failed(left, why.get()));
    }
  }

  /** How much waits to be stored, in units of weight. */
  public int waiting() {
    return waitingWeight.get();
  }

  private boolean storeWaiting() {
    var batch = nextBatch();
    if (!batch.isEmpty()) {
      store(batch);
    }
    return !waiting.isEmpty();
  }

  private List<T> nextBatch() {
    var batch = new ArrayList<T>();
    int total = 0;
    for (var next = waiting.peek(); next != null; next = waiting.peek()) {
      int heavy = weight.applyAsInt(next);
      if (!batch.isEmpty() && total + heavy > bounds.together()) {
        break;
      }
      var taken = waiting.poll();
      if (taken == null) {
        break; // failed by somebody else meanwhile
      }
      batch.add(taken);
      waitingWeight.addAndGet(-weight.applyAsInt(taken));
      total += heavy;
    }
    return batch;
  }

  private void store(List<T> batch) {
    List<R> results;
    try {
      results = store.commit(batch);
    } catch (Exception | Error failed) {
      notStored(batch, failed);
      return;
    }
    for (int place = 0; place < batch.size(); place++) {
      var item = batch.get(place);
      var result = results.get(place);
      answers.add(() -> answer.stored(item, result));
    }
    answering.forEach(Loop::nudge);
  }

  private void notStored(List<T> batch, Throwable why) {
    if (batch.size() > 1 && BatchFailure.mayBeOneItem(why)) {
      store(batch.subList(0, batch.size() / 2));
      store(batch.subList(batch.size() / 2, batch.size()));
      return;
    }
    batch.forEach(item -> answers.add(() -> answer.failed(item, why)));
    answering.forEach(Loop::nudge);
  }

  private boolean giveAnswer() {
    var next = answers.poll();
    if (next != null) {
      try {
        next.run();
      } catch (RuntimeException gone) {
        LOG.log(Level.DEBUG, "whoever waited for an answer has gone", gone);
      }
    }
    return !answers.isEmpty();
  }

  /** Lets the current batch end and fails what still waits, so that everybody has an answer. */
  @Override
  public void close() {
    closed = true;
    untold.run();
    writer.close();
    failWaiting(() -> new IllegalStateException("the server is stopping"));
    while (giveAnswer()) {
      // the loops may take some of them
    }
    Loop.closeAll(answering);
  }
}
