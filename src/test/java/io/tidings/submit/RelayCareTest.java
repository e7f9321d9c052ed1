package io.tidings.submit;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Message;
import io.tidings.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the relay does beside claiming, a step at a time. */
class RelayCareTest {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final SubmitOutcome TAKEN = new SubmitOutcome.Taken(List.of());
  private static final SubmitOutcome BLOCKED = new SubmitOutcome.Blocked("Infobip answered 401");

  private final List<Duration> pauses = new ArrayList<>();
  private final List<WaitingMessages.Place> lookedFrom = new ArrayList<>();
  private final CaredFor outbox = new CaredFor();
  private final SubmittersFixture path = new SubmittersFixture(Map.of(), call -> TAKEN);
  private final WaitingMessages waiting =
      new WaitingMessages() {
        @Override
        Place note(Place from, String why) {
          assertThat(why).isEqualTo("Infobip answered 401");
          lookedFrom.add(from);
          return new Place(from.dueAt().plusSeconds(1), from.id());
        }
      };

  /** An outbox with claims that a test puts there. */
  private static final class CaredFor extends Outbox {
    private final CountDownLatch asked = new CountDownLatch(3);
    private final List<String> givenUp = new ArrayList<>();
    private final List<Integer> wanted = new CopyOnWriteArrayList<>();
    private List<Claim> claims = List.of();
    private int lost;

    @Override
    List<Claim> claim(int most) {
      wanted.add(most);
      asked.countDown();
      var next = claims;
      claims = List.of();
      return next;
    }

    @Override
    int releaseLost() {
      return lost;
    }

    @Override
    int giveUp(String why) {
      givenUp.add(why);
      return 1;
    }
  }

  private OutboxRelay relay() {
    return relay(path);
  }

  private OutboxRelay relay(SubmittersFixture of) {
    return inject(
        new OutboxRelay() {
          @Override
          void pause(Duration time) {
            pauses.add(time);
          }
        },
        outbox,
        waiting,
        of.submitters,
        of.recorder,
        of.breaker,
        of.rate,
        of.settings,
        of.meters,
        of.clock,
        of.threads);
  }

  @Test
  void lost_messages_are_counted_and_old_ones_given_up_every_five_seconds() throws Exception {
    var relay = relay();
    outbox.lost = 2;

    relay.relay();
    path.clock.pass(Duration.ofMillis(4_999));
    relay.relay();
    assertThat(outbox.givenUp).containsExactly("no node took it up");
    path.clock.pass(Duration.ofMillis(1));
    block();
    relay.relay();

    assertThat(outbox.givenUp).containsExactly("no node took it up", "Infobip answered 401");
    assertThat(path.registry.counter("tidings.submit.messages", "fate", "lost").count())
        .isEqualTo(4);
  }

  @Test
  void while_nothing_can_be_submitted_the_outbox_is_looked_through_once() throws Exception {
    var relay = relay();
    assertThat(relay.pause()).isEmpty();
    block();
    assertThat(relay.pause()).contains("Infobip answered 401");

    care(relay);
    care(relay);
    path.clock.pass(Duration.ofHours(1));
    path.breaker.ended(path.breaker.pass().orElseThrow(), TAKEN);
    care(relay);
    block();
    care(relay);

    assertThat(lookedFrom)
        .extracting(WaitingMessages.Place::dueAt)
        .containsExactly(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Instant.EPOCH);
  }

  private void care(OutboxRelay relay) throws InterruptedException {
    path.clock.pass(Duration.ofSeconds(5));
    relay.relay();
  }

  private void block() {
    path.breaker.ended(path.breaker.pass().orElseThrow(), BLOCKED);
  }

  @Test
  void what_infobip_has_already_is_recorded_and_only_the_rest_submitted() throws Exception {
    var mixed = path.claimOf(3);
    var known = path.claimOf(1);
    var pending = path.claimOf(1);
    List.of(mixed.messages().get(1), known.messages().get(0)).forEach(this::hear);
    outbox.claims = List.of(mixed, known, pending);

    relay().relay();

    assertThat(path.attempts)
        .extracting(attempt -> ids(attempt.claim()), SubmitResult::outcome)
        .containsExactly(
            tuple(
                ids(mixed).subList(1, 2), new SubmitOutcome.Unreachable("Infobip has it already")),
            tuple(ids(known), new SubmitOutcome.Unreachable("Infobip has it already")));
    path.attempts.clear();
    while (path.submitters.hasWaiting()) {
      path.submitters.submitNext(() -> {});
    }
    assertThat(path.attempts)
        .extracting(attempt -> ids(attempt.claim()), attempt -> attempt.claim().leaseUntil())
        .containsExactly(
            tuple(List.of(ids(mixed).get(0), ids(mixed).get(2)), mixed.leaseUntil()),
            tuple(ids(pending), pending.leaseUntil()));
  }

  private void hear(Message message) {
    message.apply(
        DeliveryReportFixture.bare(DeliveryReportFixture.PENDING_ENROUTE, null),
        Verdict.APPLIED,
        path.clock.instant());
  }

  private static List<UUID> ids(Claim claim) {
    return claim.messages().stream().map(Message::id).toList();
  }

  @Test
  void a_claim_that_finds_less_than_it_may_is_followed_by_a_short_pause() throws Exception {
    assertThat(relay().relay()).isFalse();

    assertThat(pauses).containsExactly(Duration.ofMillis(5));
  }

  @Test
  void a_claim_that_finds_all_it_may_goes_on_at_once() throws Exception {
    var one = new SubmittersFixture(Map.of("tidings.send.calls", "1"), call -> TAKEN);
    outbox.claims = List.of(one.claimOf(1), one.claimOf(1));

    assertThat(relay(one).relay()).isTrue();

    assertThat(pauses).isEmpty();
    assertThat(relay(one).relay()).isFalse();
    assertThat(pauses).isEmpty();
  }

  @Test
  void the_next_claim_is_as_large_as_the_calls_of_the_last_one() throws Exception {
    var one = new SubmittersFixture(Map.of("tidings.send.calls", "1"), call -> TAKEN);
    var relay = relay(one);
    outbox.claims = List.of(one.claimOf(3), one.claimOf(3));
    relay.relay();
    one.submitters.submitNext(() -> {});
    one.submitters.submitNext(() -> {});
    relay.relay();

    assertThat(outbox.wanted).containsExactly(2, 6);
  }

  @Test
  void a_pause_lasts_as_long_as_it_is_told_to() throws Exception {
    long start = System.nanoTime();

    new OutboxRelay().pause(Duration.ofMillis(20));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void permits_are_waited_for_but_no_longer_than_a_tick() throws Exception {
    var slow = new SubmittersFixture(Map.of("tidings.send.rate", "10"), call -> TAKEN);
    var relay = relay(slow);
    slow.rate.owe(3);

    assertThat(relay.relay()).isTrue();
    slow.rate.owe(100);
    assertThat(relay.relay()).isTrue();

    assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofSeconds(1));
  }

  @Test
  void permits_for_which_nothing_was_found_are_given_back() throws Exception {
    var slow = new SubmittersFixture(Map.of("tidings.send.rate", "10"), call -> TAKEN);
    slow.rate.owe(1);
    slow.clock.pass(Duration.ofSeconds(1));

    relay(slow).relay();

    assertThat(slow.rate.untilNext()).isZero();
    assertThat(slow.rate.take(1)).isEqualTo(1);
  }

  @Test
  void while_a_claim_waits_to_probe_no_other_is_taken() throws Exception {
    var relay = relay();
    block();
    path.clock.pass(Duration.ofHours(1));
    path.submitters.add(List.of(path.claimOf(1)));

    assertThat(relay.relay()).isFalse();
    assertThat(outbox.asked.getCount()).isEqualTo(3);

    path.submitters.submitNext(() -> {});
    relay.relay();
    assertThat(outbox.asked.getCount()).isEqualTo(2);
  }

  @Test
  @Timeout(30)
  void it_works_from_its_start_until_it_is_stopped_and_a_nudge_wakes_it() throws Exception {
    var asked = new CountDownLatch(1);
    var started =
        new SubmittersFixture(
            Map.of("tidings.send.calls", "1", "tidings.send.tick", "PT1M"), call -> TAKEN);
    var relay = relay(started);
    relay.nudge();
    var recorder = new StartedRecorder();
    inject(relay, recorder, inject(new NoMeters(), new SimpleMeterRegistry()));
    outbox.claims = List.of(OutboxFixture.claimOf(1, started.clock, LEASE));
    started.whileRecording(asked::countDown);

    var running = relay.start();
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    while (outbox.asked.getCount() > 0) {
      relay.nudge();
    }
    assertThat(recorder.told).containsExactly("started");
    running.close();

    assertThat(recorder.told).containsExactly("started", "closed");
    assertThat(started.threads.made())
        .extracting(Thread::getName)
        .containsExactlyInAnyOrder("tidings-relay", "tidings-submit-0");
    assertThat(started.threads.allEnded()).isTrue();
  }

  /** Is there and has nothing to do. */
  private static final class StartedRecorder extends SubmitRecorder {
    private final List<String> told = new ArrayList<>();

    @Override
    void start() {
      told.add("started");
    }

    @Override
    void close() {
      told.add("closed");
    }
  }

  /** Its own test has them. */
  private static final class NoMeters extends RelayMeters {
    @Override
    void register() {}
  }
}
