package io.tidings.submit;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this node from calling Infobip while that is no use: messages wait in the outbox, and one
 * call at a time probes whether it is over.
 */
@ApplicationScoped
class CircuitBreaker {

  /** Whether calls are made. */
  enum State {
    CLOSED,
    /** No call is made. */
    OPEN,
    /** One call may be made, or is being made, to see whether it is over. */
    HALF_OPEN
  }

  /** Why no calls are made. */
  enum Cause {
    /** Calls failed in a row: no connection, no answer, or 5xx. */
    FAILURES,
    /** Infobip refuses every call of this account. */
    BLOCKED,
    /** Infobip refuses messages because they cannot be paid for. */
    CREDITS,
    /** Infobip asked to wait. */
    THROTTLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The right to make one call; {@link #ended} must follow. */
  record Pass(long period, boolean probe) {}

  private static final System.Logger LOG = System.getLogger(CircuitBreaker.class.getName());

  private static final int NOT_ENOUGH_CREDITS = 12;

  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  /** Single messages may be too dear where others are not. */
  private static final int UNPAID_IN_A_ROW = 3;

  @Inject private SubmitSettings settings;
  @Inject private Clock clock;
  private long period;
  private int failures;
  private int unpaid;
  private @Nullable Cause cause;
  private @Nullable String reason;
  private Instant openedAt = Instant.EPOCH;
  private Instant probeAt = Instant.EPOCH;
  private int probes;
  private boolean probing;

  synchronized State state() {
    if (cause == null) {
      return State.CLOSED;
    }
    return probing || !clock.instant().isBefore(probeAt) ? State.HALF_OPEN : State.OPEN;
  }

  /** Why it is not closed. */
  synchronized Optional<Cause> cause() {
    return Optional.ofNullable(cause);
  }

  /** The same in words; empty when it is closed. */
  synchronized Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** All of it together; empty when it is closed. */
  synchronized Optional<Pause> pause() {
    return cause == null || reason == null
        ? Optional.empty()
        : Optional.of(new Pause(cause.word(), reason, openedAt, probeAt));
  }

  /** How many messages it is worth to claim. */
  synchronized int room(int most) {
    return switch (state()) {
      case CLOSED -> most;
      case OPEN -> 0;
      case HALF_OPEN -> probing ? 0 : 1;
    };
  }

  /** Asks for the right to make a call. */
  synchronized Optional<Pass> pass() {
    if (cause == null) {
      return Optional.of(new Pass(period, false));
    }
    if (state() == State.OPEN || probing) {
      return Optional.empty();
    }
    probing = true;
    LOG.log(Level.INFO, "circuit breaker half-open: one call to Infobip probes");
    return Optional.of(new Pass(period, true));
  }

  /**
   * A call has ended. One that began before the breaker opened or closed tells nothing any more.
   */
  synchronized void ended(Pass pass, SubmitOutcome outcome) {
    if (pass.period() != period) {
      return;
    }
    if (outcome instanceof SubmitOutcome.Unreachable || outcome instanceof SubmitOutcome.Unknown) {
      failures++;
      if (pass.probe() || failures >= settings.failures()) {
        open(Cause.FAILURES, describe(outcome), waitForProbe());
      }
    } else if (outcome instanceof SubmitOutcome.Blocked blocked) {
      open(Cause.BLOCKED, blocked.reason(), longestWait());
    } else if (outcome instanceof SubmitOutcome.Throttled throttled) {
      throttled(pass, throttled);
    } else {
      answered(pass, outcome);
    }
  }

  private void throttled(Pass pass, SubmitOutcome.Throttled throttled) {
    failures = 0;
    var asked = throttled.retryAfter();
    if (asked != null && !asked.isZero()) {
      var wait = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
      open(Cause.THROTTLED, throttled.reason(), wait);
    } else if (pass.probe()) {
      open(Cause.THROTTLED, throttled.reason(), waitForProbe());
    }
  }

  private void answered(Pass pass, SubmitOutcome outcome) {
    failures = 0;
    unpaid = isUnpaid(outcome) ? unpaid + 1 : 0;
    if (unpaid > 0 && (unpaid >= UNPAID_IN_A_ROW || cause == Cause.CREDITS)) {
      open(Cause.CREDITS, "Infobip answered REJECTED_NOT_ENOUGH_CREDITS", longestWait());
    } else if (pass.probe()) {
      close();
    }
  }

  private static boolean isUnpaid(SubmitOutcome outcome) {
    return outcome instanceof SubmitOutcome.Taken taken
        && !taken.answers().isEmpty()
        && taken.answers().stream().allMatch(CircuitBreaker::isUnpaid);
  }

  private static boolean isUnpaid(DeliveryReport answer) {
    var id = answer.status().id();
    return id != null && id == NOT_ENOUGH_CREDITS && answer.status().isFinal();
  }

  private static String describe(SubmitOutcome outcome) {
    return outcome instanceof SubmitOutcome.Unknown unknown
        ? unknown.reason()
        : ((SubmitOutcome.Unreachable) outcome).reason();
  }

  private Duration waitForProbe() {
    return settings.probes().get(Math.min(probes, settings.probes().size() - 1));
  }

  private Duration longestWait() {
    return settings.probes().get(settings.probes().size() - 1);
  }

  private void open(Cause why, String words, Duration wait) {
    var now = clock.instant();
    if (cause == null) {
      openedAt = now;
    }
    var level = cause == why ? Level.INFO : Level.WARNING;
    LOG.log(level, "circuit breaker open ({0}): {1}; next call in {2}", why.word(), words, wait);
    cause = why;
    reason = words;
    probeAt = now.plus(wait);
    probes++;
    probing = false;
    period++;
  }

  private void close() {
    var away = Duration.between(openedAt, clock.instant());
    LOG.log(Level.INFO, "circuit breaker closed: Infobip takes messages again after {0}", away);
    cause = null;
    reason = null;
    failures = 0;
    unpaid = 0;
    probes = 0;
    probing = false;
    period++;
  }
}
