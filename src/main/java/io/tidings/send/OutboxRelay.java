package io.tidings.send;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.Submission;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.loop.Loop;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes due messages from the outbox, submits them and writes down what Infobip said. */
@ApplicationScoped
public class OutboxRelay {

  private static final System.Logger LOG = System.getLogger(OutboxRelay.class.getName());

  @Inject private Outbox outbox;
  @Inject private InfobipClient infobip;
  @Inject private SubmitRecorder recorder;
  @Inject private SendSettings settings;
  @Resource private ManagedThreadFactory threads;
  private final List<Loop> workers = new ArrayList<>();
  private final AtomicInteger nextNudged = new AtomicInteger();

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    for (int worker = 0; worker < settings.workers(); worker++) {
      Loop.Step step = worker == 0 ? this::releaseAndRelay : this::relay;
      workers.add(Loop.start(threads, "relay-" + worker, settings.tick(), step));
    }
  }

  @PreDestroy
  void stop() {
    workers.forEach(Loop::close);
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

  private boolean releaseAndRelay() {
    int lost = outbox.releaseLost();
    if (lost > 0) {
      LOG.log(
          Level.WARNING,
          "{0,number,#} messages were lost on the way to Infobip; its logs will be asked",
          lost);
    }
    return relay();
  }

  private boolean relay() {
    var claim = outbox.claim();
    claim.ifPresent(this::submit);
    return claim.isPresent();
  }

  private void submit(Outbox.Claim claim) {
    var request = claim.request();
    var outcome =
        infobip.submit(
            new Submission(
                request.correlationId(),
                request.sender().orElse(null),
                request.text(),
                claim.messages()));
    recorder.record(claim.messages(), outcome);
    if (!(outcome instanceof SubmitOutcome.Taken)) {
      LOG.log(
          Level.WARNING,
          "send request {0}: {1,number,#} messages {2}",
          request.correlationId(),
          claim.messages().size(),
          outcome);
    }
  }
}
