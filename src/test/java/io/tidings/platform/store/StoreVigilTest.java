package io.tidings.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import io.tidings.store.StoreDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreVigilTest {

  private static final Duration LONG_AGO = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock();
  private final StoreDoor door = new StoreDoor();
  private final List<String> lines = new ArrayList<>();
  private Duration quiet = LONG_AGO;
  private final StoreVigil vigil =
      new StoreVigil(door, () -> quiet, clock, (level, line) -> lines.add(level + " " + line));

  @Test
  void it_asks_every_second_while_all_is_well() {
    assertThat(vigil.isDue()).isTrue();

    vigil.asked();
    vigil.answered();

    clock.pass(Duration.ofMillis(999));
    assertThat(vigil.isDue()).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(vigil.isDue()).isTrue();
  }

  @Test
  void a_refused_question_closes_the_door_at_once_and_an_answer_opens_it() {
    ask("it cannot be reached");
    assertThat(door.closedBecause()).hasValue("it cannot be reached");

    clock.pass(Duration.ofSeconds(7));
    vigil.asked();
    vigil.answered();

    assertThat(door.isClosed()).isFalse();
    assertThat(lines)
        .containsExactly(
            "WARNING the database is away: it cannot be reached (refused)",
            "INFO the database is back after PT7S");
  }

  @Test
  void it_asks_at_longer_and_longer_intervals_up_to_two_seconds() {
    var waits = new ArrayList<Long>();
    for (int question = 0; question < 6; question++) {
      ask("it cannot be reached");
      long wait = 0;
      while (!vigil.isDue()) {
        clock.pass(Duration.ofMillis(1));
        wait++;
      }
      waits.add(wait);
    }

    assertThat(waits).containsExactly(250L, 500L, 1000L, 2000L, 2000L, 2000L);
  }

  @Test
  void a_question_without_an_answer_closes_the_door_after_two_seconds() {
    vigil.asked();
    clock.pass(StoreVigil.PATIENCE);
    vigil.look();
    assertThat(door.isClosed()).isFalse();

    clock.pass(Duration.ofMillis(1));
    vigil.look();

    assertThat(door.closedBecause()).hasValue("it gives no answer");
  }

  @Test
  void a_question_that_waits_its_turn_while_others_are_answered_closes_nothing() {
    vigil.asked();
    clock.pass(Duration.ofSeconds(30));
    quiet = Duration.ofMillis(100);

    assertThat(vigil.look()).isFalse();
    assertThat(door.isClosed()).isFalse();
  }

  @Test
  void those_who_wait_are_cut_off_ten_seconds_later() {
    vigil.asked();
    clock.pass(StoreVigil.PATIENCE.plusMillis(1));
    assertThat(vigil.look()).isFalse();
    clock.pass(StoreVigil.LONGEST_SILENCE);
    assertThat(vigil.look()).isFalse();

    clock.pass(Duration.ofMillis(1));

    assertThat(vigil.look()).isTrue();
  }

  @Test
  void they_are_also_when_new_questions_are_refused_but_not_when_others_are_answered() {
    ask("it takes no more connections");
    clock.pass(StoreVigil.LONGEST_SILENCE.plusMillis(1));
    ask("it takes no more connections");
    assertThat(vigil.look()).isTrue();

    quiet = Duration.ofSeconds(1);

    assertThat(vigil.look()).isFalse();
  }

  @Test
  void an_outage_is_told_of_once_a_minute() {
    for (int second = 0; second <= 180; second++) {
      ask("it cannot be reached");
      vigil.look();
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(lines)
        .containsExactly(
            "WARNING the database is away: it cannot be reached (refused)",
            "WARNING the database has been away for PT1M: it cannot be reached",
            "WARNING the database has been away for PT2M: it cannot be reached",
            "WARNING the database has been away for PT3M: it cannot be reached");
  }

  @Test
  void one_that_comes_and_goes_all_the_time_is_told_of_ten_times_a_minute() {
    for (int second = 0; second < 60; second++) {
      ask("it cannot be reached");
      clock.pass(Duration.ofMillis(500));
      vigil.answered();
      clock.pass(Duration.ofMillis(500));
    }

    assertThat(lines).hasSize(10);
  }

  private void ask(String why) {
    vigil.asked();
    vigil.refused(why, " (refused)");
  }
}
