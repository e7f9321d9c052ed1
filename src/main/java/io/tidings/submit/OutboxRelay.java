package io.tidings.submit;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.message.Message;
import io.tidings.message.Status;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Claims due messages from the outbox for the submitters of this node, never far ahead of them. */
@ApplicationScoped
public class OutboxRelay implements Background {

  private static final System.Logger LOG = System.getLogger(OutboxRelay.class.getName());

  /** Between claims that found little: what comes meanwhile shares the next one. */
  private static final Duration SPACING = Duration.ofMillis(5);

  private static final Duration CARE = Duration.ofSeconds(5);
  private static final SubmitOutcome NOT_CALLED =
      new SubmitOutcome.Unreachable("Infobip has it already");

  @Inject private Outbox outbox;
  @Inject private WaitingMessages waiting;
  @Inject private Submitters submitters;
  @Inject private SubmitRecorder recorder;
  @Inject private CircuitBreaker breaker;
  @Inject private RateLimit rate;
  @Inject private SubmitSettings settings;
  @Inject private RelayMeters meters;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private @Nullable Loop loop;
  private Instant nextCare = Instant.EPOCH;
  private WaitingMessages.Place told = WaitingMessages.Place.START;
  private int messagesPerCall = 1;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    meters.register();
    recorder.start();
    submitters.start(this::nudge);
    loop = Loop.start(threads, "relay", settings.tick(), this::relay);
    return this::stop;
  }

  /** Before any bean is destroyed: a relay that outlives its client could not submit any more. */
  private void stop() {
    if (loop != null) {
      loop.close();
    }
    submitters.close();
    recorder.close();
  }

  /** Something is due, or a submitter will soon have nothing to do. */
  public void nudge() {
    if (loop != null) {
      loop.nudge();
    }
  }

  /** Why nothing is submitted at the moment; empty while messages are. */
  public Optional<String> pause() {
    return breaker.reason();
  }

  /** The same with all that is known of it. */
  public Optional<Pause> paused() {
    return breaker.pause();
  }

  /** One step of the loop. */
  boolean relay() throws InterruptedException {
    takeCare();
    int wanted = wanted();
    int permits = rate.take(wanted);
    if (permits == 0) {
      return wanted > 0 && awaitPermits();
    }
    int claimed = claim(permits);
    rate.giveBack(permits - claimed);
    if (claimed < permits) {
      pause(SPACING);
    }
    return claimed == permits;
  }

  /** Not for longer than a tick, for there is other work. */
  private boolean awaitPermits() throws InterruptedException {
    var wait = rate.untilNext();
    pause(wait.compareTo(settings.tick()) < 0 ? wait : settings.tick());
    return true;
  }

  /** Time passes by hand in tests. */
  void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  /**
   * @return how many messages were claimed
   */
  private int claim(int most) throws InterruptedException {
    var claims = outbox.claim(most);
    int claimed = claims.stream().mapToInt(Claim::size).sum();
    if (claimed > 0) {
      messagesPerCall = Math.max(1, claimed / claims.size());
      submitters.add(withoutKnown(claims));
    }
    return claimed;
  }

  /** For each call that has room as many messages as the last ones had; more than one always. */
  private int wanted() {
    int calls = submitters.room();
    if (breaker.state() == CircuitBreaker.State.HALF_OPEN && submitters.hasWaiting()) {
      return 0;
    }
    int worth = Math.min(settings.batch(), calls * messagesPerCall);
    return worth == 0 ? 0 : breaker.room(worth);
  }

  /** A message that is due again may have been heard of since, and then Infobip has it. */
  private List<Claim> withoutKnown(List<Claim> claims) throws InterruptedException {
    var left = new ArrayList<Claim>();
    for (var claim : claims) {
      var known = claim.messages().stream().filter(message -> !isPending(message)).toList();
      if (known.isEmpty()) {
        left.add(claim);
      } else {
        recorder.record(
            new SubmitResult(new Claim(claim.request(), known, claim.leaseUntil()), NOT_CALLED));
        var pending = claim.messages().stream().filter(OutboxRelay::isPending).toList();
        if (!pending.isEmpty()) {
          left.add(new Claim(claim.request(), pending, claim.leaseUntil()));
        }
      }
    }
    return left;
  }

  private static boolean isPending(Message message) {
    return message.status().rank().compareTo(Status.Rank.QUEUED) <= 0;
  }

  /**
   * While nothing can be submitted the history of what is due says so; the next wait is a new one.
   */
  private void tellWaiting() {
    told = breaker.reason().map(why -> waiting.note(told, why)).orElse(WaitingMessages.Place.START);
  }

  private void takeCare() {
    var now = clock.instant();
    if (now.isBefore(nextCare)) {
      return;
    }
    nextCare = now.plus(CARE);
    tellWaiting();
    int lost = outbox.releaseLost();
    if (lost > 0) {
      LOG.log(
          Level.WARNING,
          "{0,number,#} messages were lost on the way to Infobip; its logs will be asked",
          lost);
      meters.lost(lost);
    }
    int givenUp = outbox.giveUp(breaker.reason().orElse("no node took it up"));
    if (givenUp > 0) {
      LOG.log(
          Level.WARNING,
          "{0,number,#} messages failed: they could not be submitted for {1}",
          givenUp,
          settings.longestWait());
    }
  }
}
