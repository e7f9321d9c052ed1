package io.tidings.platform.stop;

import io.tidings.loop.Background;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Gives notice that this node is about to stop: when its process is told to end, readiness says no
 * for a while, in which all else goes on, and only then does the server hear of it. Servers refuse
 * calls at once when they stop, before anybody who asks for readiness could know.
 */
@ApplicationScoped
public class StopNotice implements Background {

  private static final System.Logger LOG = System.getLogger(StopNotice.class.getName());

  @Inject private StopSettings settings;
  private final AtomicBoolean given = new AtomicBoolean();
  private @Nullable TermSignal signal;

  @Override
  public Stage stage() {
    return Stage.NOTICE;
  }

  @Override
  public AutoCloseable start() {
    if (!settings.notice().isZero()) {
      signal = TermSignal.take(this::told);
      if (signal == null) {
        LOG.log(Level.INFO, "this JVM keeps SIGTERM to itself: a stop comes without notice");
      }
    }
    return this::stop;
  }

  /** A second signal is somebody in a hurry. */
  private void told() {
    if (given.compareAndSet(false, true)) {
      LOG.log(
          Level.INFO, "this node is to stop: not ready, and stopping in {0}", settings.notice());
      try {
        TimeUnit.NANOSECONDS.sleep(settings.notice().toNanos());
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
    passOn();
  }

  private synchronized void passOn() {
    if (signal != null) {
      var taken = signal;
      signal = null;
      taken.giveBack();
      taken.raise();
    }
  }

  /** Whether the node stops soon. */
  public boolean isGiven() {
    return given.get();
  }

  private synchronized void stop() {
    if (signal != null) {
      signal.giveBack();
      signal = null;
    }
  }
}
