package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.SubmitOutcome.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The relay, a step at a time; a wait of its own is time that passes. */
class OutboxRelayTest {

  private static final int MANY = 10_000;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final SubmitOutcome TAKEN = new Taken(List.of());

  /** Waits by the clock of the test. */
  private static final class SteppedRelay extends OutboxRelay {
    private final SettableClock clock;

    SteppedRelay(SettableClock clock) {
      this.clock = clock;
    }

    @Override
    void pause(Duration time) {
      clock.pass(time);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, PT2M", "50, PT2M", "1000, PT2M", "50, PT36S"})
  void a_backlog_is_submitted_at_the_rate_and_nothing_is_claimed_in_vain(int rate, Duration lease)
      throws Exception {
    var path = new SubmittersFixture(settings(rate, lease), call -> TAKEN);
    var outbox = new OutboxFixture(path.clock, lease, MANY);
    var relay = relay(path, outbox);
    var end = path.clock.instant().plus(LONG);

    int most = 0;
    while (path.clock.instant().isBefore(end)) {
      step(relay, path);
      most = Math.max(most, MANY - outbox.waiting() - path.attempts.size());
    }

    long expected = Math.min(MANY, rate * LONG.toSeconds());
    assertThat((long) path.attempts.size()).isBetween(expected, expected + rate / 5 + 1);
    assertThat(path.attempts).extracting(SubmitResult::outcome).containsOnly(TAKEN);
    assertThat(most).isZero();
  }

  @Test
  void in_no_second_is_much_more_submitted_than_the_rate_says() throws Exception {
    var path = new SubmittersFixture(settings(50, Duration.ofMinutes(2)), call -> TAKEN);
    var relay = relay(path, new OutboxFixture(path.clock, Duration.ofMinutes(2), MANY));

    for (int second = 0; second < 60; second++) {
      var end = path.clock.instant().plusSeconds(1);
      int before = path.attempts.size();
      while (path.clock.instant().isBefore(end)) {
        step(relay, path);
      }
      assertThat(path.attempts.size() - before).isBetween(45, 60);
    }
  }

  @Test
  void without_a_rate_a_backlog_is_claimed_as_fast_as_there_is_room() throws Exception {
    var path = new SubmittersFixture(settings(0, Duration.ofMinutes(2)), call -> TAKEN);
    var relay = relay(path, new OutboxFixture(path.clock, Duration.ofMinutes(2), MANY));
    Instant begin = path.clock.instant();

    while (path.attempts.size() < MANY) {
      step(relay, path);
    }

    assertThat(path.clock.instant()).isBefore(begin.plusSeconds(2));
  }

  private static void step(OutboxRelay relay, SubmittersFixture path) throws InterruptedException {
    if (!relay.relay()) {
      path.clock.pass(path.settings.tick());
    }
    while (path.submitters.hasWaiting()) {
      path.submitters.submitNext(() -> {});
    }
  }

  private static OutboxRelay relay(SubmittersFixture path, Outbox outbox) {
    return InjectionFixture.inject(
        new SteppedRelay(path.clock),
        outbox,
        path.submitters,
        path.recorder,
        path.breaker,
        path.rate,
        path.settings,
        path.meters,
        path.clock);
  }

  private static Map<String, String> settings(int rate, Duration lease) {
    return Map.of(
        "tidings.send.rate", Integer.toString(rate), "tidings.send.lease", lease.toString());
  }
}
