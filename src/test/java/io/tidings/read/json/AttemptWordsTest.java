package io.tidings.read.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Attempt;
import io.tidings.message.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptWordsTest {

  private static final Optional<String> CAUSE = Optional.of("Infobip answered 401");

  @Test
  void a_wait_that_goes_on_tells_its_cause() {
    assertThat(AttemptWords.ofLast(Attempt.WAITING, Outcome.PENDING, CAUSE).text())
        .isEqualTo(
            "It waits: nothing can be handed to Infobip at the moment (Infobip answered 401).");
  }

  @Test
  void what_has_no_cause_or_is_over_is_told_without_one() {
    assertThat(AttemptWords.ofLast(Attempt.WAITING, Outcome.PENDING, Optional.empty()))
        .isEqualTo(AttemptWords.of(Attempt.WAITING, Outcome.PENDING));
    assertThat(AttemptWords.ofLast(Attempt.WENT_ON, Outcome.PENDING, CAUSE))
        .isEqualTo(AttemptWords.of(Attempt.WENT_ON, Outcome.PENDING));
  }
}
