package io.tidings.report.unmatched;

import static io.tidings.UndeclaredFixture.refusedCommit;
import static io.tidings.UndeclaredFixture.undeclared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.partition.DailyPartitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnmatchedMatcherTest {

  private static final UUID POISON = new UUID(0, 4);

  private final Database database = new Database();
  private final UnmatchedMatcher matcher =
      InjectionFixture.inject(
          new UnmatchedMatcher(),
          database,
          new UnmatchedSettings(Duration.ofSeconds(10), Optional.empty()),
          new DailyPartitions() {
            @Override
            public void makeRoom(String table, Instant now) {}
          },
          new SettableClock());

  /** Refuses, when it commits, what holds the poison. */
  private static final class Database extends UnmatchedReports {
    private final List<UUID> matched = new ArrayList<>();
    private final List<UUID> givenUp = new ArrayList<>();
    private Exception refusal = refusedCommit("22021");

    @Override
    List<UUID> matchable(Duration every) {
      return LongStream.rangeClosed(1, 6).mapToObj(n -> new UUID(0, n)).toList();
    }

    @Override
    void match(List<UUID> ids) {
      if (ids.contains(POISON)) {
        throw undeclared(refusal);
      }
      matched.addAll(ids);
    }

    @Override
    void giveUp(UUID id) {
      givenUp.add(id);
    }
  }

  @Test
  void one_report_that_cannot_be_recorded_keeps_no_other_waiting() throws Exception {
    matcher.step();

    assertThat(database.matched)
        .extracting(UUID::getLeastSignificantBits)
        .containsExactly(1L, 2L, 3L, 5L, 6L);
    assertThat(database.givenUp).containsExactly(POISON);
  }

  @Test
  void no_report_is_given_up_while_the_database_is_away() {
    database.refusal = refusedCommit("08006");

    assertThatThrownBy(matcher::step).isSameAs(database.refusal);
    assertThat(database.matched).isEmpty();
    assertThat(database.givenUp).isEmpty();
  }
}
