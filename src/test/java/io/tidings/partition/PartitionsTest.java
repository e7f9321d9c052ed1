package io.tidings.partition;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.message.MessageId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partitions of tables of this test, on a real database. */
class PartitionsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant FIRST_END = Instant.parse("2026-11-22T00:00:00Z");

  private final EntityManager entities = DatabaseFixture.running().open();
  private final EntityManager other = DatabaseFixture.running().open();
  private final Partitions partitions = InjectionFixture.inject(new Partitions(), entities);
  private final DailyPartitions days = InjectionFixture.inject(new DailyPartitions(), partitions);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void create() throws Exception {
    run(
        "create table part_test (id uuid primary key, n int) partition by range (id)",
        "create index part_test_n on part_test (n)",
        "create table part_test_before partition of part_test for values from (minvalue) to"
            + " ('%s')".formatted(firstId(FIRST_END)));
  }

  @AfterEach
  void drop() throws Exception {
    threads.shutdownNow();
    run("drop table part_test");
    other.close();
    entities.close();
  }

  private void run(String... statements) throws Exception {
    inTransaction(
        entities,
        () -> {
          for (var statement : statements) {
            entities.createNativeQuery(statement).executeUpdate();
          }
          return true;
        });
  }

  @Test
  void there_is_room_for_today_and_a_week_whenever_one_looks() throws Exception {
    makeRoom(NOON);
    makeRoom(NOON);

    assertThat(names())
        .containsExactly(
            "part_test_before",
            "part_test_20261123",
            "part_test_20261124",
            "part_test_20261125",
            "part_test_20261126",
            "part_test_20261127",
            "part_test_20261128",
            "part_test_20261129",
            "part_test_20261130");
    makeRoom(NOON.plus(Duration.ofDays(20)));
    assertThat(names()).hasSize(17).last().isEqualTo("part_test_20261220");
    assertThat(in(() -> partitions.of("part_test")).get(9).from())
        .describedAs("nothing between the days is without a place")
        .isEqualTo(in(() -> partitions.of("part_test")).get(8).to());
  }

  @Test
  void nodes_that_make_the_same_day_make_it_once() throws Exception {
    var inOther = InjectionFixture.inject(new Partitions(), other);
    var go = new CountDownLatch(1);
    var calls =
        List.of(partitions, inOther).stream()
            .map(
                node ->
                    threads.submit(
                        () -> {
                          go.await();
                          return inTransaction(
                              node == partitions ? entities : other,
                              () -> {
                                node.add("part_test", "part_test_1", firstId(NOON));
                                return true;
                              });
                        }))
            .toList();
    go.countDown();
    for (var call : calls) {
      assertThat(call.get(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(names()).containsExactly("part_test_before", "part_test_1");
  }

  @Test
  void a_partition_has_the_indexes_of_its_table() throws Exception {
    makeRoom(NOON);

    assertThat(
            in(
                () ->
                    entities
                        .createNativeQuery(
                            "select count(*) from pg_indexes where tablename = 'part_test_20261124'",
                            Long.class)
                        .getSingleResult()))
        .isEqualTo(2L);
  }

  @Test
  void days_that_are_too_old_are_dropped_while_others_read_and_write() throws Exception {
    makeRoom(NOON);
    insert(NOON, 1);
    insert(NOON.plus(Duration.ofDays(2)), 2);
    other.getTransaction().begin();
    other.createNativeQuery("select count(*) from part_test").getSingleResult();

    var dropping =
        threads.submit(
            () -> {
              days.dropBefore("part_test", NOON.plus(Duration.ofDays(2)));
              return true;
            });
    assertThat(
            other.createNativeQuery("select count(*) from part_test", Long.class).getSingleResult())
        .isIn(1L, 2L);
    other.getTransaction().commit();

    assertThat(dropping.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(names()).first().isEqualTo("part_test_20261125");
    assertThat(tables()).doesNotContain("part_test_before", "part_test_20261123");
  }

  @Test
  void what_an_end_in_the_middle_has_left_goes_with_the_next() throws Exception {
    makeRoom(NOON);
    run("alter table part_test detach partition part_test_20261123");
    assertThat(tables()).contains("part_test_20261123");

    days.dropBefore("part_test", NOON.plus(Duration.ofDays(2)));

    assertThat(tables()).doesNotContain("part_test_20261123", "part_test_before");
  }

  @Test
  void rows_are_deleted_one_by_one_only_where_they_share_a_partition_with_much_younger_ones()
      throws Exception {
    makeRoom(NOON);
    var month = Duration.ofDays(30);

    assertThat(in(() -> days.rowsBefore("part_test", NOON, month)))
        .contains(UUID.fromString(firstId(NOON.minus(month))));
    assertThat(in(() -> days.rowsBefore("part_test", NOON.plus(month), Duration.ofDays(10))))
        .describedAs("of the first partition only")
        .contains(UUID.fromString(firstId(FIRST_END)));
    days.dropBefore("part_test", NOON.plus(Duration.ofDays(1)));
    assertThat(in(() -> days.rowsBefore("part_test", NOON, month))).isEmpty();
    makeRoom(NOON.plus(Duration.ofDays(20)));
    days.dropBefore("part_test", NOON.plus(Duration.ofDays(8)));
    assertThat(
            in(
                () ->
                    days.rowsBefore(
                        "part_test", NOON.plus(Duration.ofDays(22)), Duration.ofDays(5))))
        .describedAs("of one that covers the days in which nobody made room")
        .contains(UUID.fromString(firstId(NOON.plus(Duration.ofDays(17)))));
    assertThat(in(() -> days.rowsBefore("part_test", NOON, Duration.ofHours(1))))
        .isEqualTo(Optional.of(UUID.fromString(firstId(NOON.minusSeconds(3_600)))));
  }

  private void makeRoom(Instant now) throws Exception {
    in(
        () -> {
          days.makeRoom("part_test", now);
          return true;
        });
  }

  private <T> T in(Callable<T> work) throws Exception {
    return inTransaction(entities, work);
  }

  private static String firstId(Instant time) {
    return MessageId.first(time).toString();
  }

  private void insert(Instant time, int n) throws Exception {
    run("insert into part_test values ('%s', %d)".formatted(firstId(time), n));
  }

  private List<String> names() throws Exception {
    return in(() -> partitions.of("part_test")).stream().map(Partition::name).toList();
  }

  @SuppressWarnings("unchecked")
  private List<String> tables() throws Exception {
    return in(
        () ->
            entities
                .createNativeQuery("select tablename from pg_tables", String.class)
                .getResultList());
  }
}
