package io.tidings.submit;

import io.tidings.loop.GroupCommit;
import io.tidings.loop.Loop;
import io.tidings.store.StoreFailure;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has what became of attempts stored, those that end together in one transaction. What is known of
 * them is known here only, so a database that is away for a moment must not turn it into an unknown
 * outcome: as long as the lease lasts it is tried again.
 */
@ApplicationScoped
class SubmitRecorder {

  private static final System.Logger LOG = System.getLogger(SubmitRecorder.class.getName());

  /** In messages. */
  private static final GroupCommit.Bounds BOUNDS = new GroupCommit.Bounds(20_000, 1_000);

  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Duration FULL = Duration.ofMillis(10);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(2);

  @Inject private OutcomeStore store;
  @Inject private RelayMeters meters;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private final Queue<SubmitResult> notStored = new ConcurrentLinkedQueue<>();
  private @Nullable GroupCommit<SubmitResult, SubmitResult> commits;
  private @Nullable Loop again;

  void start() {
    commits =
        GroupCommit.start(
            threads,
            "submit-outcomes",
            BOUNDS,
            attempt -> attempt.claim().size(),
            this::store,
            new GroupCommit.Answer<>() {
              @Override
              public void stored(SubmitResult attempt, SubmitResult same) {}

              @Override
              public void failed(SubmitResult attempt, Throwable why) {
                keep(attempt, why);
              }
            });
    again = Loop.start(threads, "submit-outcomes-again", AGAIN, this::offerAgain);
  }

  /** Waits while too much is not stored yet. */
  void record(SubmitResult attempt) throws InterruptedException {
    while (commits != null && !commits.offer(attempt)) {
      TimeUnit.NANOSECONDS.sleep(FULL.toNanos());
    }
  }

  /** Nobody waits for more than that they are stored. */
  private List<SubmitResult> store(List<SubmitResult> attempts) {
    meters.met(store.store(attempts));
    return attempts;
  }

  private void keep(SubmitResult attempt, Throwable why) {
    var claim = attempt.claim();
    if (clock.instant().isBefore(claim.leaseUntil())) {
      LOG.log(
          StoreFailure.isOne(why) ? Level.DEBUG : Level.WARNING,
          "send request {0}: the outcome of a submit is not stored yet, trying again ({1})",
          claim.request().correlationId(),
          why.getClass().getSimpleName());
      notStored.add(attempt);
    } else {
      LOG.log(
          Level.ERROR,
          "send request "
              + claim.request().correlationId()
              + ": the outcome of a submit could not be stored; Infobip's logs will be asked",
          why);
    }
  }

  private boolean offerAgain() throws InterruptedException {
    for (int left = notStored.size(); left > 0; left--) {
      var attempt = notStored.poll();
      if (attempt != null) {
        record(attempt);
      }
    }
    return false;
  }

  /** Stores what is there, as far as that can be done in a moment. */
  void close() {
    if (commits == null || again == null) {
      return;
    }
    var end = clock.instant().plus(LONGEST_DRAIN);
    try {
      while (commits.waiting() > 0 && clock.instant().isBefore(end)) {
        TimeUnit.NANOSECONDS.sleep(FULL.toNanos());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    again.close();
    commits.close();
  }
}
