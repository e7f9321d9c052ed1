package io.tidings.submit;

import io.tidings.infobip.SubmitOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt to submit means for one message: the one place that decides whether it is ever
 * submitted again.
 *
 * @param due when it is due again
 * @param reason why it has failed
 */
record SubmitDecision(Kind kind, @Nullable Instant due, @Nullable String reason) {

  /** What becomes of the message's place in the outbox. */
  enum Kind {
    /** Infobip has it: it has left the outbox for good. */
    HANDED_OVER,
    /** Infobip may have it: its logs decide. */
    UNKNOWN,
    /** Infobip has it from an earlier attempt; this one handed nothing over and does not count. */
    KNOWN,
    /** Infobip does not have it, and may take it later. */
    DUE_AGAIN,
    /** The attempt was none: it waits where it was. */
    RETURNED,
    /** Infobip will never take it. */
    FAILED,
    /** Somebody else has taken it over meanwhile. */
    NOT_OURS
  }

  /**
   * A message when its outcome is stored.
   *
   * @param attempts how often it was tried, this time included
   * @param held whether it is still leased to us
   * @param pending whether nothing was told of it yet: a report may overtake the answer
   */
  record MessageState(int attempts, boolean held, boolean pending) {}

  private static SubmitDecision of(Kind kind) {
    return new SubmitDecision(kind, null, null);
  }

  /**
   * @param answered whether Infobip's answer names the message
   */
  static SubmitDecision of(
      MessageState message,
      SubmitOutcome outcome,
      boolean answered,
      List<Duration> retries,
      Instant now) {
    if (outcome instanceof SubmitOutcome.Taken && answered) {
      return of(Kind.HANDED_OVER);
    }
    if (!message.held()) {
      return of(Kind.NOT_OURS);
    }
    if (!message.pending()) {
      return of(
          outcome instanceof SubmitOutcome.Taken || outcome instanceof SubmitOutcome.Unknown
              ? Kind.HANDED_OVER
              : Kind.KNOWN);
    }
    if (outcome instanceof SubmitOutcome.Refused refused) {
      return new SubmitDecision(Kind.FAILED, null, refused.reason());
    }
    if (outcome instanceof SubmitOutcome.Throttled throttled) {
      return retry(message, throttled, retries, now);
    }
    return outcome instanceof SubmitOutcome.Unreachable || outcome instanceof SubmitOutcome.Blocked
        ? of(Kind.RETURNED)
        : of(Kind.UNKNOWN);
  }

  private static SubmitDecision retry(
      MessageState message,
      SubmitOutcome.Throttled throttled,
      List<Duration> retries,
      Instant now) {
    if (message.attempts() > retries.size()) {
      return new SubmitDecision(Kind.FAILED, null, throttled.reason());
    }
    var wait = retries.get(Math.max(0, message.attempts() - 1));
    var asked = throttled.retryAfter();
    var longer = asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    return new SubmitDecision(Kind.DUE_AGAIN, now.plus(longer), null);
  }
}
