package io.tidings.submit;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.Submission;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that call Infobip, each with one call in flight, and the claims that wait for them.
 */
@ApplicationScoped
class Submitters {

  private static final System.Logger LOG = System.getLogger(Submitters.class.getName());

  private static final Duration IDLE = Duration.ofSeconds(1);
  static final SubmitOutcome NOT_CALLED = new SubmitOutcome.Unreachable("not called");

  @Inject private InfobipClient infobip;
  @Inject private InfobipSettings infobipSettings;
  @Inject private CircuitBreaker breaker;
  @Inject private SubmitRecorder recorder;
  @Inject private RateLimit rate;
  @Inject private RelayMeters meters;
  @Inject private SubmitSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private final LinkedBlockingDeque<Claim> waiting = new LinkedBlockingDeque<>();
  private final AtomicInteger inFlight = new AtomicInteger();

  /** Those that wait and those that threads hold, in a call or not. */
  private final AtomicInteger claims = new AtomicInteger();

  private final List<Loop> loops = new ArrayList<>();

  /**
   * @param hungry runs when fewer claims wait than threads may want soon
   */
  void start(Runnable hungry) {
    for (int number = 0; number < settings.calls(); number++) {
      loops.add(Loop.start(threads, "submit-" + number, IDLE, () -> submitNext(hungry)));
    }
  }

  void add(List<Claim> added) {
    claims.addAndGet(added.size());
    waiting.addAll(added);
  }

  /**
   * How many claims are wanted: one for each thread and as many that wait, unless these are large.
   */
  int room() {
    int messages = waiting.stream().mapToInt(Claim::size).sum();
    int room = 2 * settings.calls() - claims.get();
    return messages < settings.batch() ? Math.max(0, room) : 0;
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** Calls to Infobip that have not ended. */
  int inFlight() {
    return inFlight.get();
  }

  /** Package-private for tests that step through time; the threads run nothing else. */
  boolean submitNext(Runnable hungry) throws InterruptedException {
    var claim = waiting.poll(IDLE.toNanos(), TimeUnit.NANOSECONDS);
    if (claim != null) {
      if (waiting.size() < settings.calls()) {
        hungry.run();
      }
      try {
        submit(claim);
      } finally {
        claims.decrementAndGet();
      }
    }
    return true;
  }

  private void submit(Claim claim) throws InterruptedException {
    var pass = leaseLasts(claim) ? breaker.pass() : Optional.<CircuitBreaker.Pass>empty();
    if (pass.isEmpty()) {
      recorder.record(new SubmitResult(claim, NOT_CALLED));
      return;
    }
    var outcome = call(claim, pass.get());
    if (outcome instanceof SubmitOutcome.Refused refused && !refused.shared() && claim.size() > 1) {
      split(claim);
    } else {
      recorder.record(new SubmitResult(claim, outcome));
    }
    tell(claim, outcome);
  }

  /** Whoever calls with a lease that ends before the call could submit what others submit too. */
  private boolean leaseLasts(Claim claim) {
    return clock.instant().plus(infobipSettings.longestCall()).isBefore(claim.leaseUntil());
  }

  private SubmitOutcome call(Claim claim, CircuitBreaker.Pass pass) {
    SubmitOutcome outcome = new SubmitOutcome.Unknown("the call was broken off");
    inFlight.incrementAndGet();
    try {
      outcome = infobip.submit(new Submission(claim.request(), claim.messages()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "a call to Infobip failed in an unforeseen way", failed);
    } finally {
      inFlight.decrementAndGet();
      breaker.ended(pass, outcome);
      meters.callsEnded(outcome.getClass(), 1);
    }
    return outcome;
  }

  /** Halves go first, so that what waits does not grow and the bad message is found soon. */
  private void split(Claim claim) {
    rate.owe(claim.size());
    claims.addAndGet(2);
    waiting.addFirst(claim.secondHalf());
    waiting.addFirst(claim.firstHalf());
  }

  private static void tell(Claim claim, SubmitOutcome outcome) {
    if (!(outcome instanceof SubmitOutcome.Taken)) {
      boolean matters =
          outcome instanceof SubmitOutcome.Unknown || outcome instanceof SubmitOutcome.Refused;
      LOG.log(
          matters ? Level.WARNING : Level.DEBUG,
          "send request {0}: {1,number,#} messages {2}",
          claim.request().correlationId(),
          claim.size(),
          outcome);
    }
  }

  /** Ends the calls and gives back what was claimed for others. */
  void close() {
    Loop.closeAll(loops);
    try {
      for (var claim = waiting.poll(); claim != null; claim = waiting.poll()) {
        recorder.record(new SubmitResult(claim, NOT_CALLED));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
