package io.tidings.privacy.erase;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does what was asked to be erased, with pauses in which others have the database. */
@ApplicationScoped
class Eraser implements Background {

  private static final System.Logger LOG = System.getLogger(Eraser.class.getName());

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(80);

  @Inject private ErasureSteps steps;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "erasure", TICK, this::run);
  }

  /** A short step is followed by a pause as long as itself. */
  private boolean run() throws Exception {
    long began = System.nanoTime();
    boolean more = step();
    if (more) {
      TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_PAUSE, System.nanoTime() - began));
    }
    return more;
  }

  private boolean step() throws Exception {
    try {
      return steps.next();
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      if (!steps.passOver()) {
        throw failed;
      }
      LOG.log(Level.WARNING, "statistics of a table could not be renewed", failed);
      return true;
    }
  }
}
