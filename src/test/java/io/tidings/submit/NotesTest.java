package io.tidings.submit;

import static io.tidings.message.Attempt.PUT_OFF;
import static io.tidings.message.Attempt.UNANSWERED;
import static io.tidings.message.Attempt.WAITING;
import static io.tidings.message.Attempt.WENT_ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReport;
import io.tidings.submit.SubmitDecision.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The history tells what was tried, and of a wait its beginning and its end. */
class NotesTest {

  private static final UUID ID = new UUID(1, 2);
  private static final SubmitOutcome TAKEN = new SubmitOutcome.Taken(List.of());
  private static final SubmitOutcome BLOCKED = new SubmitOutcome.Blocked("Infobip answered 401");

  @Test
  void an_answered_message_needs_no_note() {
    assertThat(notes(Kind.HANDED_OVER, TAKEN, false)).isEmpty();
    assertThat(notes(Kind.FAILED, new SubmitOutcome.Refused("400", false), false)).isEmpty();
    assertThat(notes(Kind.NOT_OURS, TAKEN, true)).isEmpty();
  }

  @Test
  void what_was_not_answered_is_told_with_the_reason() {
    assertThat(notes(Kind.UNKNOWN, new SubmitOutcome.Unknown("time-out"), false))
        .containsExactly(DeliveryReport.noted(ID, UNANSWERED, "time-out"));
    assertThat(notes(Kind.UNKNOWN, TAKEN, false))
        .containsExactly(DeliveryReport.noted(ID, UNANSWERED, "Infobip's answer does not name it"));
    assertThat(notes(Kind.DUE_AGAIN, new SubmitOutcome.Throttled("429", null), false))
        .containsExactly(DeliveryReport.noted(ID, PUT_OFF, "429"));
  }

  @Test
  void a_wait_is_told_when_it_begins_and_when_it_ends_and_not_in_between() {
    assertThat(notes(Kind.RETURNED, BLOCKED, false))
        .containsExactly(DeliveryReport.noted(ID, WAITING, "Infobip answered 401"));
    assertThat(notes(Kind.RETURNED, BLOCKED, true)).isEmpty();
    assertThat(notes(Kind.RETURNED, Submitters.NOT_CALLED, false)).isEmpty();
    assertThat(notes(Kind.HANDED_OVER, TAKEN, true))
        .containsExactly(DeliveryReport.noted(ID, WENT_ON, null));
    assertThat(notes(Kind.UNKNOWN, new SubmitOutcome.Unknown("500"), true))
        .containsExactly(
            DeliveryReport.noted(ID, WENT_ON, null), DeliveryReport.noted(ID, UNANSWERED, "500"));
  }

  private static List<DeliveryReport> notes(Kind kind, SubmitOutcome outcome, boolean waits) {
    return Notes.of(ID, new SubmitDecision(kind, null, null), outcome, waits);
  }
}
