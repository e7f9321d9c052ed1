package io.tidings.dev.simulator;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Makes threads that have a name and keep no process alive. */
final class NamedThreads implements ThreadFactory {
  private final AtomicLong number = new AtomicLong();
  private final String name;

  NamedThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    var thread = new Thread(task, name + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
