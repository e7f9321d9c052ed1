package io.tidings.message.record;

import io.tidings.message.Outcome;
import io.tidings.message.ReachedStatus;
import io.tidings.message.Status;
import io.tidings.message.Verdict;

/** Decides what a report does to its message: the one rule behind every status. */
public final class StatusRule {

  private StatusRule() {}

  /**
   * @param known whether the history has this report already: same status, error and done time
   */
  public static Verdict judge(ReachedStatus current, ReachedStatus reported, boolean known) {
    if (known) {
      return Verdict.REPEATED;
    }
    if (current.status().sameAs(Status.NO_REPORT)) {
      return Verdict.CORRECTED;
    }
    int further = reported.status().rank().compareTo(current.status().rank());
    if (further != 0) {
      return further > 0 ? Verdict.APPLIED : Verdict.SUPERSEDED;
    }
    if (!reported.newerThan(current)) {
      return deliveredAfterAll(current, reported) ? Verdict.CORRECTED : Verdict.SUPERSEDED;
    }
    return reported.status().isFinal() && !confirms(current, reported)
        ? Verdict.CORRECTED
        : Verdict.APPLIED;
  }

  /** Of two ends at one moment the delivery is true: a phone that has a message has it. */
  private static boolean deliveredAfterAll(ReachedStatus current, ReachedStatus reported) {
    return current.status().isFinal()
        && current.doneAt() != null
        && current.doneAt().equals(reported.doneAt())
        && reported.status().outcome() == Outcome.DELIVERED
        && current.status().outcome() != Outcome.DELIVERED;
  }

  /** A refusal known from the answer to the submit has no done time; its report only adds one. */
  private static boolean confirms(ReachedStatus current, ReachedStatus reported) {
    return current.doneAt() == null && reported.status().sameAs(current.status());
  }
}
