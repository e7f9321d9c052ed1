package io.tidings.message.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.partition.Partition;
import io.tidings.partition.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventPartitionsTest {

  private static final long LEAST = EventSizes.LEAST;

  private final SettableClock clock = new SettableClock();
  private final Log log = new Log();
  private final Made made = new Made();
  private final EventSizes sizes =
      InjectionFixture.inject(
          new EventSizes(),
          log,
          new MessageRetentionSettings(Optional.of(Duration.ofDays(350))),
          clock);
  private final EventPartitions partitions =
      InjectionFixture.inject(new EventPartitions(), log, made, sizes);

  /** A log that grows as a test says. */
  private static final class Log extends EventLog {
    private long head;
    private long aWeekAgo = 1;

    @Override
    public long head() {
      return head;
    }

    @Override
    public long seqAt(Instant moment) {
      return aWeekAgo;
    }
  }

  /** Where partitions end, the first with what the migration has made. */
  private static final class Made extends Partitions {
    private final List<Long> ends = new ArrayList<>(List.of(LEAST));

    @Override
    public List<Partition> of(String table) {
      return ends.stream()
          .map(end -> new Partition(table + "_" + end, null, Long.toString(end), false))
          .toList();
    }

    @Override
    public void add(String table, String name, String to) {
      ends.add(Long.parseLong(to));
    }

    private long last() {
      return ends.get(ends.size() - 1);
    }
  }

  private void tick(long head) {
    log.head = head;
    while (partitions.step()) {
      // until there is room enough
    }
  }

  @Test
  void there_is_room_for_twice_what_a_partition_holds() {
    tick(0);
    assertThat(made.last()).isEqualTo(2 * LEAST);
    tick(1);
    assertThat(made.last()).isEqualTo(3 * LEAST);
  }

  @Test
  void what_comes_in_a_moment_makes_no_partition_that_lasts_for_years() {
    tick(0);
    tick(10_000);
    clock.pass(Duration.ofSeconds(1));
    tick(10_000);

    assertThat(made.ends).allSatisfy(end -> assertThat(end % LEAST).isZero());
    assertThat(sizes.ofPartition(10_000)).isEqualTo(LEAST);
  }

  @Test
  void there_is_room_for_a_minute_at_the_rate_of_now() {
    tick(0);
    tick(10_000);

    assertThat(made.last()).isGreaterThanOrEqualTo(10_000 + 60 * 10_000);
  }

  @Test
  void partitions_grow_with_the_log_at_once() {
    assertThat(sizes.ofPartition(0)).isEqualTo(LEAST);
    assertThat(sizes.ofPartition(1_000_000)).isEqualTo(1_000_000);
    assertThat(sizes.ofPartition(100_000_000)).isEqualTo(EventSizes.MOST);
  }

  @Test
  void they_are_sized_by_the_last_week() {
    log.aWeekAgo = 9_600_001;
    assertThat(sizes.ofPartition(10_000_000)).isEqualTo(400_000);

    log.aWeekAgo = 9_900_001;
    clock.pass(Duration.ofMinutes(61));
    assertThat(sizes.ofPartition(10_000_000)).isEqualTo(LEAST);
  }
}
