package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.ClockFixture;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.SubmitOutcome.Blocked;
import io.tidings.infobip.SubmitOutcome.Refused;
import io.tidings.infobip.SubmitOutcome.Taken;
import io.tidings.infobip.SubmitOutcome.Throttled;
import io.tidings.infobip.SubmitOutcome.Unknown;
import io.tidings.infobip.SubmitOutcome.Unreachable;
import io.tidings.submit.Fate.Kind;
import io.tidings.submit.Fate.Standing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The one place that decides whether a message may be submitted again. */
class FateTest {

  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static final Standing OURS = new Standing(1, true, true);
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
    for (var standing :
        List.of(OURS, new Standing(9, false, true), new Standing(9, false, false))) {
      assertThat(fate(standing, TAKEN, true)).isEqualTo(new Fate(Kind.HANDED_OVER, null, null));
    }
  }

  @Test
  void a_message_that_the_answer_does_not_name_is_unknown() {
    assertThat(fate(OURS, TAKEN, false)).isEqualTo(new Fate(Kind.UNKNOWN, null, null));
  }

  @Test
  void no_answer_at_all_is_unknown() {
    assertThat(fate(OURS, new Unknown("HttpTimeoutException"), false))
        .isEqualTo(new Fate(Kind.UNKNOWN, null, null));
  }

  @Test
  void what_never_left_or_is_taken_from_nobody_waits_where_it_was_and_loses_no_attempt() {
    var often = new Standing(1_000, true, true);

    assertThat(fate(often, new Unreachable("ConnectException"), false))
        .isEqualTo(new Fate(Kind.RETURNED, null, null));
    assertThat(fate(often, new Blocked("Infobip answered 401"), false))
        .isEqualTo(new Fate(Kind.RETURNED, null, null));
  }

  @Test
  void a_refused_message_fails_with_the_reason() {
    assertThat(fate(OURS, new Refused("Infobip answered 400: to is wrong", false), false))
        .isEqualTo(new Fate(Kind.FAILED, null, "Infobip answered 400: to is wrong"));
  }

  @ParameterizedTest
  @CsvSource({"1, , 1", "2, , 5", "1, 3, 3", "2, 3, 5", "1, 0, 1"})
  void a_throttled_message_is_due_again_by_the_schedule_or_later_if_infobip_asks_for_it(
      int attempts, @Nullable Integer asked, int seconds) {
    var retryAfter = asked == null ? null : Duration.ofSeconds(asked);
    var standing = new Standing(attempts, true, true);

    assertThat(fate(standing, new Throttled("Infobip answered 429", retryAfter), false))
        .isEqualTo(new Fate(Kind.DUE_AGAIN, ClockFixture.NOON.plusSeconds(seconds), null));
  }

  @Test
  void a_message_that_was_throttled_at_the_last_attempt_fails_with_the_reason() {
    var last = new Standing(3, true, true);

    assertThat(fate(last, new Throttled("Infobip answered 429", null), false))
        .isEqualTo(new Fate(Kind.FAILED, null, "Infobip answered 429"));
  }

  @ParameterizedTest
  @MethodSource("all_outcomes")
  void a_message_that_a_report_told_of_is_never_due_again(SubmitOutcome outcome) {
    assertThat(fate(new Standing(1, true, false), outcome, false).kind())
        .isIn(Kind.HANDED_OVER, Kind.KNOWN);
  }

  @Test
  void an_attempt_that_handed_nothing_over_does_not_count_as_one_that_did() {
    var toldOf = new Standing(2, true, false);

    for (var nothing :
        List.of(
            new Refused("Infobip answered 400", false),
            new Blocked("Infobip answered 401"),
            new Throttled("Infobip answered 429", null),
            new Unreachable("Infobip has it already"))) {
      assertThat(fate(toldOf, nothing, false)).isEqualTo(new Fate(Kind.KNOWN, null, null));
    }
    for (var perhaps : List.of(TAKEN, new Unknown("Infobip answered 500"))) {
      assertThat(fate(toldOf, perhaps, false)).isEqualTo(new Fate(Kind.HANDED_OVER, null, null));
    }
  }

  @ParameterizedTest
  @MethodSource("all_outcomes")
  void a_message_whose_lease_was_lost_is_left_alone(SubmitOutcome outcome) {
    assertThat(fate(new Standing(1, false, true), outcome, false))
        .isEqualTo(new Fate(Kind.NOT_OURS, null, null));
  }

  private static Fate fate(Standing standing, SubmitOutcome outcome, boolean answered) {
    return Fate.of(standing, outcome, answered, RETRIES, ClockFixture.NOON);
  }
}
