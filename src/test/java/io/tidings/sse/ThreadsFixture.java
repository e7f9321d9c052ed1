package io.tidings.sse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** Remembers the threads it made. */
final class ThreadsFixture implements ThreadFactory {

  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  @Override
  public Thread newThread(Runnable work) {
    var thread = new Thread(work);
    threads.add(thread);
    return thread;
  }

  List<Thread> threads() {
    return threads;
  }
}
