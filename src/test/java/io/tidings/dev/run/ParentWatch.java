package io.tidings.dev.run;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Ends this process soon after its parent has ended: Maven, when asked to terminate, forgets what
 * it has started.
 */
public final class ParentWatch {

  private static final Duration POLL = Duration.ofMillis(250);

  private ParentWatch() {}

  public static void start() {
    var parent = parent();
    var thread = new Thread(() -> endAfter(parent), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void endAfter(OptionalLong parent) {
    try {
      // An orphan gets another parent; the old one may linger as a zombie and seem alive.
      while (parent().equals(parent)) {
        Thread.sleep(POLL.toMillis());
      }
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static OptionalLong parent() {
    return ProcessHandle.current().parent().stream().mapToLong(ProcessHandle::pid).findFirst();
  }
}
