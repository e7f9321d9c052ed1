package io.tidings.submit;

import static io.tidings.message.Attempt.PUT_OFF;
import static io.tidings.message.Attempt.UNANSWERED;
import static io.tidings.message.Attempt.WAITING;
import static io.tidings.message.Attempt.WENT_ON;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReport;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the history tells of an attempt to submit, beside the answer to it. */
public final class Notes {

  private Notes() {}

  /**
   * In their order.
   *
   * @param waits whether the history says that the message waits
   */
  static List<DeliveryReport> of(
      UUID id, SubmitDecision decision, SubmitOutcome outcome, boolean waits) {
    var notes = new ArrayList<DeliveryReport>();
    if (waits && wentOn(decision)) {
      notes.add(DeliveryReport.noted(id, WENT_ON, null));
    }
    switch (decision.kind()) {
      case UNKNOWN -> notes.add(DeliveryReport.noted(id, UNANSWERED, outcome.reason()));
      case DUE_AGAIN -> notes.add(DeliveryReport.noted(id, PUT_OFF, outcome.reason()));
      case RETURNED -> {
        if (!waits && !outcome.equals(Submitters.NOT_CALLED)) {
          notes.add(DeliveryReport.noted(id, WAITING, outcome.reason()));
        }
      }
      default -> {}
    }
    return notes;
  }

  private static boolean wentOn(SubmitDecision decision) {
    return switch (decision.kind()) {
      case HANDED_OVER, UNKNOWN, DUE_AGAIN, FAILED -> true;
      default -> false;
    };
  }
}
