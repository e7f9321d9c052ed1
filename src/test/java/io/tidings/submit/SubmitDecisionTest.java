package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.SubmitOutcome.Blocked;
import io.tidings.infobip.SubmitOutcome.Refused;
import io.tidings.infobip.SubmitOutcome.Taken;
import io.tidings.infobip.SubmitOutcome.Throttled;
import io.tidings.infobip.SubmitOutcome.Unknown;
import io.tidings.infobip.SubmitOutcome.Unreachable;
import io.tidings.submit.SubmitDecision.Kind;
import io.tidings.submit.SubmitDecision.MessageState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The one place that decides whether a message may be submitted again. */
class SubmitDecisionTest {

  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static final MessageState OURS = new MessageState(1, true, true);
  private static final SubmitOutcome TAKEN = new Taken(List.of());

  static List<SubmitOutcome> all_outcomes() {
    return List.of(
        TAKEN,
        new Refused("Infobip answered 400", false),
        new Blocked("Infobip answered 401"),
        new Throttled("Infobip answered 429", null),
        new Unreachable("ConnectException"),
        new Unknown("Infobip answered 500"));
  }

  @Test
  void an_answered_message_is_handed_over_whoever_holds_it_and_whatever_was_told_of_it() {
    for (var state :
        List.of(OURS, new MessageState(9, false, true), new MessageState(9, false, false))) {
      assertThat(decision(state, TAKEN, true))
          .isEqualTo(new SubmitDecision(Kind.HANDED_OVER, null, null));
    }
  }

  @Test
  void a_message_that_the_answer_does_not_name_is_unknown() {
    assertThat(decision(OURS, TAKEN, false))
        .isEqualTo(new SubmitDecision(Kind.UNKNOWN, null, null));
  }

  @Test
  void no_answer_at_all_is_unknown() {
    assertThat(decision(OURS, new Unknown("HttpTimeoutException"), false))
        .isEqualTo(new SubmitDecision(Kind.UNKNOWN, null, null));
  }

  @Test
  void what_never_left_or_is_taken_from_nobody_waits_where_it_was_and_loses_no_attempt() {
    var often = new MessageState(1_000, true, true);

    assertThat(decision(often, new Unreachable("ConnectException"), false))
        .isEqualTo(new SubmitDecision(Kind.RETURNED, null, null));
    assertThat(decision(often, new Blocked("Infobip answered 401"), false))
        .isEqualTo(new SubmitDecision(Kind.RETURNED, null, null));
  }

  @Test
  void a_refused_message_fails_with_the_reason() {
    assertThat(decision(OURS, new Refused("Infobip answered 400: to is wrong", false), false))
        .isEqualTo(new SubmitDecision(Kind.FAILED, null, "Infobip answered 400: to is wrong"));
  }

  @ParameterizedTest
  @CsvSource({"1, , 1", "2, , 5", "1, 3, 3", "2, 3, 5", "1, 0, 1"})
  void a_throttled_message_is_due_again_by_the_schedule_or_later_if_infobip_asks_for_it(
      int attempts, @Nullable Integer asked, int seconds) {
    var retryAfter = asked == null ? null : Duration.ofSeconds(asked);
    var state = new MessageState(attempts, true, true);

    assertThat(decision(state, new Throttled("Infobip answered 429", retryAfter), false))
        .isEqualTo(
            new SubmitDecision(Kind.DUE_AGAIN, SettableClock.NOON.plusSeconds(seconds), null));
  }

  @Test
  void a_message_that_was_throttled_at_the_last_attempt_fails_with_the_reason() {
    var last = new MessageState(3, true, true);

    assertThat(decision(last, new Throttled("Infobip answered 429", null), false))
        .isEqualTo(new SubmitDecision(Kind.FAILED, null, "Infobip answered 429"));
  }

  @ParameterizedTest
  @MethodSource("all_outcomes")
  void a_message_that_a_report_told_of_is_never_due_again(SubmitOutcome outcome) {
    assertThat(decision(new MessageState(1, true, false), outcome, false).kind())
        .isIn(Kind.HANDED_OVER, Kind.KNOWN);
  }

  @Test
  void an_attempt_that_handed_nothing_over_does_not_count_as_one_that_did() {
    var toldOf = new MessageState(2, true, false);

    for (var nothing :
        List.of(
            new Refused("Infobip answered 400", false),
            new Blocked("Infobip answered 401"),
            new Throttled("Infobip answered 429", null),
            new Unreachable("Infobip has it already"))) {
      assertThat(decision(toldOf, nothing, false))
          .isEqualTo(new SubmitDecision(Kind.KNOWN, null, null));
    }
    for (var perhaps : List.of(TAKEN, new Unknown("Infobip answered 500"))) {
      assertThat(decision(toldOf, perhaps, false))
          .isEqualTo(new SubmitDecision(Kind.HANDED_OVER, null, null));
    }
  }

  @ParameterizedTest
  @MethodSource("all_outcomes")
  void a_message_whose_lease_was_lost_is_left_alone(SubmitOutcome outcome) {
    assertThat(decision(new MessageState(1, false, true), outcome, false))
        .isEqualTo(new SubmitDecision(Kind.NOT_OURS, null, null));
  }

  private static SubmitDecision decision(
      MessageState state, SubmitOutcome outcome, boolean answered) {
    return SubmitDecision.of(state, outcome, answered, RETRIES, SettableClock.NOON);
  }
}
