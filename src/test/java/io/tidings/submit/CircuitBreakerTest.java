package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.SubmitOutcome.Blocked;
import io.tidings.infobip.SubmitOutcome.Refused;
import io.tidings.infobip.SubmitOutcome.Taken;
import io.tidings.infobip.SubmitOutcome.Throttled;
import io.tidings.infobip.SubmitOutcome.Unknown;
import io.tidings.infobip.SubmitOutcome.Unreachable;
import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Source;
import io.tidings.message.Status;
import io.tidings.submit.CircuitBreaker.Cause;
import io.tidings.submit.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CircuitBreakerTest {

  private static final SubmitOutcome TAKEN = new Taken(List.of());
  private static final SubmitOutcome FAILED = new Unreachable("ConnectException");
  private static final SubmitOutcome UNPAID = new Taken(List.of(answer(5, 12)));

  private final SettableClock clock = new SettableClock();
  private final CircuitBreaker breaker =
      InjectionFixture.inject(
          new CircuitBreaker(), SubmitSettingsFixture.withFailuresAndProbes(3, 1, 2), clock);

  @Test
  void it_is_closed_and_lets_every_call_through() {
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(breaker.room(500)).isEqualTo(500);
    assertThat(breaker.pass()).isPresent();
    assertThat(breaker.reason()).isEmpty();
  }

  static List<SubmitOutcome> failures() {
    return List.of(
        new Unreachable("ConnectException"),
        new Unknown("HttpTimeoutException"),
        new Unknown("Infobip answered 503"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failures_in_a_row_open_it(SubmitOutcome failure) {
    call(failure);
    call(failure);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    call(failure);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.cause()).contains(Cause.FAILURES);
    assertThat(breaker.reason()).contains(failure.reason());
    assertThat(breaker.room(500)).isZero();
    assertThat(breaker.pass()).isEmpty();
  }

  @Test
  void while_it_is_open_it_tells_why_since_when_and_when_the_next_call_probes() {
    assertThat(breaker.pause()).isEmpty();
    var openedAt = clock.instant();
    call(new Blocked("Infobip answered 401"));
    assertThat(breaker.pause())
        .contains(new Pause("blocked", "Infobip answered 401", openedAt, openedAt.plusSeconds(2)));

    clock.pass(Duration.ofSeconds(2));
    call(new Unreachable("ConnectException"));

    var pause = breaker.pause().orElseThrow();
    assertThat(pause.cause()).isEqualTo("failures");
    assertThat(pause.since()).isEqualTo(openedAt);
    assertThat(pause.status()).isEmpty();
    clock.pass(Duration.ofSeconds(2));
    call(TAKEN);
    assertThat(breaker.pause()).isEmpty();
  }

  @Test
  void an_answer_between_failures_keeps_it_closed() {
    for (var answer :
        List.of(TAKEN, new Refused("Infobip answered 400", false), new Taken(List.of()))) {
      call(FAILED);
      call(FAILED);
      call(answer);
    }

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_429_between_failures_is_an_answer_too() {
    for (int round = 0; round < 3; round++) {
      call(FAILED);
      call(FAILED);
      call(new Throttled("Infobip answered 429", null));
    }

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void after_a_while_one_call_probes_and_closes_it() {
    open();
    clock.pass(Duration.ofSeconds(1));
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.room(500)).isEqualTo(1);

    var probe = breaker.pass().orElseThrow();
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.room(500)).isZero();
    assertThat(breaker.pass()).isEmpty();

    breaker.ended(probe, TAKEN);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(breaker.cause()).isEmpty();
    assertThat(breaker.room(500)).isEqualTo(500);
  }

  @Test
  void a_probe_that_fails_opens_it_again_for_longer_but_never_longer_than_the_last_wait() {
    open();
    clock.pass(Duration.ofSeconds(1));
    call(FAILED);
    for (int again = 0; again < 3; again++) {
      clock.pass(Duration.ofMillis(1_999));
      assertThat(breaker.state()).isEqualTo(State.OPEN);
      clock.pass(Duration.ofMillis(1));
      assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
      call(FAILED);
    }
  }

  @Test
  void after_it_has_closed_it_takes_as_many_failures_and_as_short_a_wait_as_before() {
    open();
    clock.pass(Duration.ofSeconds(1));
    call(TAKEN);

    call(FAILED);
    call(FAILED);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    call(FAILED);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    clock.pass(Duration.ofSeconds(1));
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void calls_that_began_before_it_opened_tell_nothing() {
    var early = breaker.pass().orElseThrow();
    var alsoEarly = breaker.pass().orElseThrow();
    open();

    breaker.ended(early, TAKEN);
    assertThat(breaker.state()).isEqualTo(State.OPEN);

    clock.pass(Duration.ofSeconds(1));
    call(TAKEN);
    breaker.ended(alsoEarly, new Blocked("Infobip answered 401"));
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void an_account_that_may_not_send_opens_it_at_once_for_the_longest_wait() {
    call(new Blocked("Infobip answered 401"));

    assertThat(breaker.cause()).contains(Cause.BLOCKED);
    assertThat(breaker.reason()).contains("Infobip answered 401");
    clock.pass(Duration.ofMillis(1_999));
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    clock.pass(Duration.ofMillis(1));
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void another_cause_replaces_the_first() {
    open();
    clock.pass(Duration.ofSeconds(1));

    call(new Blocked("Infobip answered 403"));

    assertThat(breaker.cause()).contains(Cause.BLOCKED);
    assertThat(breaker.reason()).contains("Infobip answered 403");
  }

  @Test
  void a_wait_that_infobip_asks_for_is_kept_but_not_longer_than_an_hour() {
    call(new Throttled("Infobip answered 429", Duration.ofSeconds(7)));
    assertThat(breaker.cause()).contains(Cause.THROTTLED);
    clock.pass(Duration.ofMillis(6_999));
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    clock.pass(Duration.ofMillis(1));
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);

    call(new Throttled("Infobip answered 429", Duration.ofDays(1)));
    clock.pass(Duration.ofHours(1));
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void a_429_without_a_wait_concerns_its_own_messages_only() {
    for (int call = 0; call < 5; call++) {
      call(new Throttled("Infobip answered 429", null));
      call(new Throttled("Infobip answered 429", Duration.ZERO));
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_probe_that_is_answered_429_does_not_close_it() {
    open();
    clock.pass(Duration.ofSeconds(1));
    call(new Throttled("Infobip answered 429", null));

    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.cause()).contains(Cause.THROTTLED);
  }

  @Test
  void calls_in_a_row_in_which_nothing_could_be_paid_open_it() {
    call(UNPAID);
    call(UNPAID);
    call(TAKEN);
    call(UNPAID);
    call(UNPAID);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    call(UNPAID);
    assertThat(breaker.cause()).contains(Cause.CREDITS);

    clock.pass(Duration.ofSeconds(2));
    call(UNPAID);
    assertThat(breaker.state()).isEqualTo(State.OPEN);

    clock.pass(Duration.ofSeconds(2));
    call(TAKEN);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_call_of_which_something_was_paid_is_none_of_those() {
    for (int call = 0; call < 5; call++) {
      call(new Taken(List.of(answer(5, 12), answer(1, 26))));
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  private void open() {
    for (int failure = 0; failure < 3; failure++) {
      call(FAILED);
    }
  }

  private void call(SubmitOutcome outcome) {
    breaker.ended(breaker.pass().orElseThrow(), outcome);
  }

  private static DeliveryReport answer(int group, int id) {
    return DeliveryReportFixture.bare(new Status("ANY", group, id), null).from(Source.SUBMIT);
  }
}
