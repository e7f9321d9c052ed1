package io.tidings.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.SubmitOutcome.Refused;
import io.tidings.infobip.SubmitOutcome.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
