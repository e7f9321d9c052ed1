package io.tidings.report.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.report.silence.Silence.Spell;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Instant START = Instant.parse("2026-11-23T13:00:00Z");

  private final Silence silence = new Silence();

  @Test
  void nothing_is_missed_before_anything_is_submitted() {
    assertThat(silence.spell()).isEmpty();
    silence.reportedAt(START);
    assertThat(silence.spell()).isEmpty();
  }

  @Test
  void a_spell_begins_with_the_first_message_and_counts_the_others() {
    submitted(0, 10, 20);

    assertThat(silence.spell()).contains(new Spell(START, 3));
  }

  @Test
  void a_report_ends_it_for_what_was_submitted_before() {
    submitted(0, 10);
    silence.reportedAt(START.plusSeconds(10));

    assertThat(silence.spell()).isEmpty();
    submitted(30);
    assertThat(silence.spell()).contains(new Spell(START.plusSeconds(30), 1));
  }

  @Test
  void what_was_submitted_after_the_report_still_waits_for_one() {
    submitted(0, 10, 20);
    silence.reportedAt(START.plusSeconds(15));

    assertThat(silence.spell()).contains(new Spell(START.plusSeconds(20), 1));
  }

  @Test
  void a_report_from_before_the_spell_does_not_end_it() {
    submitted(0, 10);
    silence.reportedAt(START.minusSeconds(1));

    assertThat(silence.spell()).contains(new Spell(START, 2));
  }

  private void submitted(int... seconds) {
    for (int second : seconds) {
      silence.submitted(START.plusSeconds(second));
    }
  }
}
