package io.tidings.report.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedBudgetTest {

  private static final int MB = 1 << 20;

  private final SettableClock clock = new SettableClock();
  private final RefusedBudget budget = new RefusedBudget(clock);

  @Test
  void a_source_that_is_refused_all_the_time_hides_no_other() {
    assertThat(granted("stranger", 1_000)).isEqualTo(60);
    assertThat(granted("Infobip", 60)).isEqualTo(60);
  }

  @Test
  void sources_without_end_fill_no_disk() {
    long granted = IntStream.range(0, 10_000).filter(n -> budget.room("source " + n) >= 0).count();

    assertThat(granted).isEqualTo(300);
    assertThat(budget.room("Infobip")).isNegative();
  }

  @Test
  void the_next_minute_begins_anew() {
    granted("stranger", 100);
    clock.pass(Duration.ofMinutes(1));

    assertThat(granted("stranger", 100)).isEqualTo(60);
  }

  @Test
  void bodies_of_a_source_are_stored_up_to_a_megabyte_and_their_beginnings_after_that() {
    assertThat(budget.room("stranger")).isEqualTo(MB);
    budget.stored("stranger", MB - 10_000);
    assertThat(budget.room("stranger")).isEqualTo(10_000);
    budget.stored("stranger", 10_000);
    assertThat(budget.room("stranger")).isEqualTo(2_048);
    assertThat(budget.room("Infobip")).isEqualTo(MB);
  }

  @Test
  void bodies_of_all_sources_are_stored_up_to_four() {
    for (int n = 0; n < 4; n++) {
      budget.room("source " + n);
      budget.stored("source " + n, MB);
    }
    assertThat(budget.room("Infobip")).isEqualTo(2_048);
  }

  private long granted(String source, int asked) {
    return IntStream.range(0, asked).filter(n -> budget.room(source) >= 0).count();
  }
}
