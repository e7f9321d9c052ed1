package io.tidings.loop;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Plain threads for what a server would give managed ones, and which there were. */
public final class ManagedThreadsFixture implements ManagedThreadFactory {

  private final List<Thread> made = new CopyOnWriteArrayList<>();

  @Override
  public Thread newThread(Runnable work) {
    var thread = new Thread(work);
    made.add(thread);
    return thread;
  }

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    throw new UnsupportedOperationException();
  }

  public List<Thread> made() {
    return made;
  }

  public boolean allEnded() {
    return made.stream().noneMatch(Thread::isAlive);
  }
}
