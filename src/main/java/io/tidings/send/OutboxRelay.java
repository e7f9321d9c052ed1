package io.tidings.send;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.Submission;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.loop.Loop;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes due messages from the outbox, submits them and writes down what Infobip said. */
@ApplicationScoped
public class OutboxRelay {

  private static final System.Logger LOG = System.getLogger(OutboxRelay.class.getName());

  private static final Duration PAUSE = Duration.ofMillis(500);

  @Inject private Outbox outbox;
  @Inject private InfobipClient infobip;
  @Inject private SubmitRecorder recorder;
  @Inject private SendSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private final List<Loop> workers = new ArrayList<>();
  private final AtomicInteger nextNudged = new AtomicInteger();

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    for (int worker = 0; worker < settings.workers(); worker++) {
      Loop.Step step = worker == 0 ? this::releaseAndRelay : this::relay;
      workers.add(Loop.start(threads, "relay-" + worker, settings.tick(), step));
    }
  }

  /** Before any bean is destroyed: a relay that outlives its client could not submit any more. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    Loop.closeAll(workers);
  }

  /** Something is due: wakes one worker, each in turn. */
  void nudge() {
    int next = Math.floorMod(nextNudged.getAndIncrement(), Math.max(1, workers.size()));
    if (next < workers.size()) {
      workers.get(next).nudge();
    }
  }

  /** How many messages wait to be submitted or are being submitted. */
  public long depth() {
    return outbox.depth();
  }

  private boolean releaseAndRelay() throws InterruptedException {
    int lost = outbox.releaseLost();
    if (lost > 0) {
      LOG.log(
          Level.WARNING,
          "{0,number,#} messages were lost on the way to Infobip; its logs will be asked",
          lost);
    }
    return relay();
  }

  private boolean relay() throws InterruptedException {
    var claim = outbox.claim();
    if (claim.isPresent()) {
      submit(claim.get());
    }
    return claim.isPresent();
  }

  private void submit(Outbox.Claim claim) throws InterruptedException {
    var claimed = clock.instant();
    var request = claim.request();
    var outcome = infobip.submit(new Submission(request, claim.messages()));
    record(claim, outcome, claimed.plus(settings.lease()));
    if (!(outcome instanceof SubmitOutcome.Taken)) {
      LOG.log(
          Level.WARNING,
          "send request {0}: {1,number,#} messages {2}",
          request.correlationId(),
          claim.messages().size(),
          outcome);
    }
  }

  /**
   * Until the lease ends nobody else touches these messages. What is known of them is known here
   * only, so a database that is away for a moment must not turn it into an unknown outcome.
   */
  private void record(Outbox.Claim claim, SubmitOutcome outcome, Instant leaseEnd)
      throws InterruptedException {
    while (true) {
      try {
        recorder.record(claim.messages(), outcome);
        return;
      } catch (RuntimeException failed) {
        if (clock.instant().plus(PAUSE).isAfter(leaseEnd)) {
          throw failed;
        }
        LOG.log(
            Level.WARNING,
            "send request {0}: the outcome of a submit is not stored yet, trying again",
            claim.request().correlationId());
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }
}
