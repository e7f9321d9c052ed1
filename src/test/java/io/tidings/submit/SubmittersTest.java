package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.SubmitOutcome.Refused;
import io.tidings.infobip.SubmitOutcome.Taken;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubmittersTest {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Map<String, String> TWO_CALLS =
      Map.of("tidings.send.calls", "2", "tidings.send.rate", "50");
  private static final SubmitOutcome TAKEN = new Taken(List.of());

  @Test
  void what_a_thread_holds_takes_room_until_its_outcome_is_recorded() throws Exception {
    var rooms = new ArrayList<Integer>();
    var fixture = new SubmittersFixture(TWO_CALLS, call -> TAKEN);
    var submitters = fixture.submitters;
    fixture.whileRecording(() -> rooms.add(submitters.room()));
    submitters.add(List.of(fixture.claimOf(1), fixture.claimOf(1)));
    assertThat(submitters.room()).isEqualTo(2);

    submitters.submitNext(() -> rooms.add(submitters.room()));

    assertThat(rooms).containsExactly(2, 2);
    assertThat(submitters.room()).isEqualTo(3);
  }

  @Test
  void a_call_that_is_split_holds_both_halves_and_owes_their_permits() throws Exception {
    var fixture = new SubmittersFixture(TWO_CALLS, call -> new Refused("400", false));
    var submitters = fixture.submitters;
    submitters.add(List.of(fixture.claimOf(50)));

    submitters.submitNext(() -> {});

    assertThat(submitters.room()).isEqualTo(2);
    assertThat(fixture.rate.untilNext()).isEqualTo(Duration.ofMillis(950));
    submitters.submitNext(() -> {});
    submitters.submitNext(() -> {});
    assertThat(fixture.attempts).isEmpty();
  }

  @Test
  void a_claim_whose_lease_would_end_before_its_call_is_returned_uncalled() throws Exception {
    var fixture = new SubmittersFixture(TWO_CALLS, call -> TAKEN);
    fixture.submitters.add(List.of(fixture.claimOf(1)));
    fixture.clock.pass(LEASE.minusSeconds(35));

    fixture.submitters.submitNext(() -> {});

    assertThat(fixture.attempts)
        .extracting(SubmitResult::outcome)
        .containsExactly(new SubmitOutcome.Unreachable("not called"));
    assertThat(fixture.submitters.room()).isEqualTo(4);
  }

  @Test
  void only_as_many_claims_are_wanted_as_calls_are_made_and_as_many_that_wait() throws Exception {
    var fixture = new SubmittersFixture(TWO_CALLS, call -> TAKEN);
    var submitters = fixture.submitters;
    assertThat(submitters.room()).isEqualTo(4);
    assertThat(submitters.hasWaiting()).isFalse();

    submitters.add(List.of(fixture.claimOf(499)));
    assertThat(submitters.room()).isEqualTo(3);
    assertThat(submitters.hasWaiting()).isTrue();
    submitters.add(List.of(fixture.claimOf(1)));
    assertThat(submitters.room()).isZero();
    submitters.submitNext(() -> {});
    for (int claim = 0; claim < 5; claim++) {
      submitters.add(List.of(fixture.claimOf(1)));
    }
    assertThat(submitters.room()).isZero();
  }

  @Test
  void the_relay_is_told_when_fewer_claims_wait_than_there_are_calls() throws Exception {
    var hungry = new AtomicInteger();
    var fixture = new SubmittersFixture(TWO_CALLS, call -> TAKEN);
    for (int claim = 0; claim < 4; claim++) {
      fixture.submitters.add(List.of(fixture.claimOf(1)));
    }

    assertThat(fixture.submitters.submitNext(hungry::incrementAndGet)).isTrue();
    fixture.submitters.submitNext(hungry::incrementAndGet);
    assertThat(hungry).hasValue(0);
    fixture.submitters.submitNext(hungry::incrementAndGet);
    assertThat(hungry).hasValue(1);
  }

  @Test
  void a_call_is_in_flight_until_it_ends_and_is_counted_by_its_outcome() throws Exception {
    var inFlight = new ArrayList<Integer>();
    var outcomes = new ArrayDeque<>(List.of(TAKEN, new Refused("400", true)));
    var path = new AtomicReference<SubmittersFixture>();
    var fixture =
        new SubmittersFixture(
            TWO_CALLS,
            call -> {
              inFlight.add(Objects.requireNonNull(path.get()).submitters.inFlight());
              return outcomes.remove();
            });
    path.set(fixture);
    fixture.submitters.add(List.of(fixture.claimOf(1), fixture.claimOf(2)));

    fixture.submitters.submitNext(() -> {});
    fixture.submitters.submitNext(() -> {});

    assertThat(inFlight).containsExactly(1, 1);
    assertThat(fixture.submitters.inFlight()).isZero();
    assertThat(calls(fixture, "taken")).isEqualTo(1);
    assertThat(calls(fixture, "refused")).isEqualTo(1);
    assertThat(fixture.attempts)
        .extracting(attempt -> attempt.claim().size(), SubmitResult::outcome)
        .containsExactly(tuple(1, TAKEN), tuple(2, new Refused("400", true)));
  }

  @Test
  void a_call_that_is_refused_is_split_until_its_bad_message_stands_alone() throws Exception {
    var fixture =
        new SubmittersFixture(
            TWO_CALLS, call -> call.messages().size() > 1 ? new Refused("400", false) : TAKEN);
    fixture.submitters.add(List.of(fixture.claimOf(3)));

    while (fixture.submitters.hasWaiting()) {
      fixture.submitters.submitNext(() -> {});
    }

    assertThat(fixture.attempts)
        .extracting(attempt -> attempt.claim().messages().get(0).position())
        .containsExactly(0, 1, 2);
    assertThat(fixture.submitters.room()).isEqualTo(4);
  }

  @Test
  void a_single_message_that_is_refused_is_recorded() throws Exception {
    var fixture = new SubmittersFixture(TWO_CALLS, call -> new Refused("400", false));
    fixture.submitters.add(List.of(fixture.claimOf(1)));

    fixture.submitters.submitNext(() -> {});

    assertThat(fixture.attempts)
        .extracting(SubmitResult::outcome)
        .containsExactly(new Refused("400", false));
  }

  @Test
  void nobody_knows_what_became_of_a_call_that_failed_in_an_unforeseen_way() throws Exception {
    var fixture =
        new SubmittersFixture(
            Map.of("tidings.send.calls", "2", "tidings.send.failures", "1"),
            call -> {
              throw new IllegalStateException("expected by a test");
            });
    fixture.submitters.add(List.of(fixture.claimOf(1), fixture.claimOf(1)));

    fixture.submitters.submitNext(() -> {});
    assertThat(fixture.breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
    fixture.submitters.submitNext(() -> {});

    assertThat(fixture.attempts)
        .extracting(SubmitResult::outcome)
        .containsExactly(
            new SubmitOutcome.Unknown("the call was broken off"), Submitters.NOT_CALLED);
    assertThat(fixture.submitters.inFlight()).isZero();
    assertThat(calls(fixture, "unknown")).isEqualTo(1);
  }

  @Test
  void nobody_knows_what_became_of_a_call_that_was_interrupted() throws Exception {
    var fixture =
        new SubmittersFixture(
            TWO_CALLS,
            call -> {
              throw new InterruptedException();
            });
    fixture.submitters.add(List.of(fixture.claimOf(1)));

    fixture.submitters.submitNext(() -> {});

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fixture.attempts)
        .extracting(SubmitResult::outcome)
        .containsExactly(new SubmitOutcome.Unknown("the call was broken off"));
  }

  @Test
  void a_lease_must_last_longer_than_the_longest_call() throws Exception {
    var fixture = new SubmittersFixture(TWO_CALLS, call -> TAKEN);
    fixture.submitters.add(List.of(fixture.claimOf(1), fixture.claimOf(1)));
    fixture.clock.pass(LEASE.minusSeconds(35).minusNanos(1));
    fixture.submitters.submitNext(() -> {});
    fixture.clock.pass(Duration.ofNanos(1));
    fixture.submitters.submitNext(() -> {});

    assertThat(fixture.attempts)
        .extracting(SubmitResult::outcome)
        .containsExactly(TAKEN, Submitters.NOT_CALLED);
  }

  @Test
  @Timeout(30)
  void each_thread_makes_calls_and_what_waits_when_they_stop_is_given_back() throws Exception {
    var calls = new CountDownLatch(2);
    var fixture =
        new SubmittersFixture(
            TWO_CALLS,
            call -> {
              calls.countDown();
              new CountDownLatch(1).await();
              return TAKEN;
            });
    for (int claim = 0; claim < 3; claim++) {
      fixture.submitters.add(List.of(fixture.claimOf(1)));
    }

    fixture.submitters.start(() -> {});
    calls.await();
    assertThat(fixture.submitters.inFlight()).isEqualTo(2);
    fixture.submitters.close();

    assertThat(fixture.threads.made())
        .extracting(Thread::getName)
        .containsExactly("tidings-submit-0", "tidings-submit-1");
    assertThat(fixture.threads.allEnded()).isTrue();
    assertThat(fixture.attempts)
        .extracting(SubmitResult::outcome)
        .containsOnlyOnce(Submitters.NOT_CALLED)
        .hasSize(3);
    assertThat(fixture.submitters.hasWaiting()).isFalse();
  }

  @Test
  @Timeout(30)
  void a_thread_goes_on_with_the_next_claim_at_once() throws Exception {
    var calls = new CountDownLatch(8);
    var fixture =
        new SubmittersFixture(
            Map.of("tidings.send.calls", "1"),
            call -> {
              calls.countDown();
              return TAKEN;
            });
    for (int claim = 0; claim < 8; claim++) {
      fixture.submitters.add(List.of(fixture.claimOf(1)));
    }

    fixture.submitters.start(() -> {});

    assertThat(calls.await(5, TimeUnit.SECONDS)).isTrue();
    fixture.submitters.close();
  }

  private static double calls(SubmittersFixture fixture, String outcome) {
    return fixture.registry.counter("tidings.submit.calls", "outcome", outcome).count();
  }
}
