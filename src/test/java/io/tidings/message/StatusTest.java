package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.StatusFixture.Placed;
import io.tidings.message.StatusFixture.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StatusTest {

  static final List<Placed> STATUSES = StatusFixture.ALL;

  @ParameterizedTest
  @FieldSource("STATUSES")
  void every_status_has_its_outcome(Placed placed) {
    assertThat(placed.status().outcome()).isEqualTo(placed.outcome());
  }

  @ParameterizedTest
  @FieldSource("STATUSES")
  void a_status_is_final_when_no_better_one_can_come(Placed placed) {
    boolean expected = placed.stage() == Stage.FINAL || placed.stage() == Stage.NO_REPORT;

    assertThat(placed.status().isFinal()).isEqualTo(expected);
  }

  @Test
  void infobips_statuses_are_the_same_by_group_and_id_whatever_their_name() {
    var older = new Status("REJECTED_DESTINATION", 5, 14);

    assertThat(older.sameAs(new Status("REJECTED_DESTINATION_BLOCKLISTED", 5, 14))).isTrue();
    assertThat(older.sameAs(new Status("REJECTED_DESTINATION", 5, 52))).isFalse();
  }

  @Test
  void one_id_in_two_groups_is_two_statuses() {
    assertThat(new Status("SIGNALS_BLOCKED", 4, 87).sameAs(new Status("SIGNALS_BLOCKED", 5, 87)))
        .isFalse();
  }

  @Test
  void ours_are_the_same_by_name() {
    assertThat(Status.FAILED.sameAs(new Status("FAILED", null, null))).isTrue();
    assertThat(Status.FAILED.sameAs(Status.CANCELLED)).isFalse();
  }

  @Test
  void infobips_status_is_never_one_of_ours_though_it_has_the_name() {
    assertThat(Status.CANCELLED.sameAs(new Status("CANCELLED", 2, 98))).isFalse();
    assertThat(Status.CANCELLED.sameAs(new Status("CANCELLED", null, 98))).isFalse();
  }

  @Test
  void two_statuses_are_the_same_in_both_directions_or_in_none() {
    for (var one : StatusFixture.ALL) {
      for (var other : StatusFixture.ALL) {
        assertThat(one.status().sameAs(other.status()))
            .as("%s and %s", one.status(), other.status())
            .isEqualTo(other.status().sameAs(one.status()));
      }
    }
  }
}
