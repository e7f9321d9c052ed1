package io.tidings.message.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class CommitHintsTest {

  private final CommitHints here = CommitHints.of(true);
  private final CommitHints there = CommitHints.of(true);

  /** As an append does, in a transaction of its own. */
  private static long commit(Connection connection, CommitHints hints, long seq)
      throws SQLException {
    return number(
        connection, "with head as (select " + seq + "::bigint as seq) " + hints.andTell());
  }

  private static double usage(Connection connection) throws SQLException {
    return number(connection, "select 100 * pg_notification_queue_usage()");
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<Long> toldHere(Connection connection) throws SQLException {
    var told = connection.unwrap(PGConnection.class).getNotifications(5_000);
    return told == null
        ? List.of()
        : Arrays.stream(told)
            .map(PGNotification::getParameter)
            .flatMapToLong(word -> here.ofOthers(word).stream())
            .boxed()
            .toList();
  }

  private static void seesNodes(Connection connection, String... agesOfOthers) throws SQLException {
    execute(connection, "drop table if exists node");
    execute(connection, "create table node (seen_at timestamptz)");
    execute(connection, "insert into node values (now())");
    for (var age : agesOfOthers) {
      execute(connection, "insert into node values (now() - interval '" + age + "')");
    }
  }

  /** Nobody else is told anything any more. */
  private static void fillQueue(Connection connection) throws SQLException {
    while (true) {
      execute(connection, "select pg_notify('other', repeat('x', 7900) || random())");
    }
  }

  @Test
  void a_queue_that_somebody_fills_ends_hints_and_no_commit() throws Exception {
    var small = PostgresSettings.temporary().with("max_notify_queue_pages", "64");
    try (var postgres = Postgres.start(small);
        var listening = postgres.dataSource().getConnection();
        var other = postgres.dataSource().getConnection();
        var asleep = postgres.dataSource().getConnection()) {
      seesNodes(other, "-1 hour");
      execute(listening, "listen tidings");
      execute(asleep, "listen other");
      assertThat(commit(other, there, 1)).isEqualTo(1);
      assertThat(toldHere(listening)).containsExactly(1L);
      asleep.setAutoCommit(false);
      execute(asleep, "select 1");
      assertThatThrownBy(() -> fillQueue(other)).hasMessageContaining("too many notifications");

      assertThat(commit(other, there, 2)).isEqualTo(2);
      asleep.rollback();
      long end = System.nanoTime() + SECONDS.toNanos(20);
      while (usage(other) > 10) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
      assertThat(commit(other, there, 3)).isEqualTo(3);

      assertThat(toldHere(listening)).containsExactly(3L);
    }
  }

  @Test
  void who_is_alone_tells_nobody() throws Exception {
    try (var postgres = Postgres.start(PostgresSettings.temporary());
        var listening = postgres.dataSource().getConnection();
        var other = postgres.dataSource().getConnection()) {
      execute(listening, "listen tidings");
      seesNodes(other);
      assertThat(commit(other, there, 1)).isEqualTo(1);
      seesNodes(other, "16 seconds", "1 hour");
      assertThat(commit(other, there, 2)).isEqualTo(2);
      seesNodes(other, "1 hour", "-1 hour");
      assertThat(commit(other, there, 3)).isEqualTo(3);

      assertThat(toldHere(listening)).containsExactly(3L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "elsewhere", "elsewhere -7", "elsewhere 7 ", "a b 7", "x 1e3"})
  void what_is_no_hint_is_none(String word) {
    assertThat(here.ofOthers(word)).isEmpty();
  }

  @Test
  void a_hint_of_others_tells_how_far_the_log_goes_and_an_own_one_nothing() {
    assertThat(here.ofOthers(there.node() + " 7")).hasValue(7);
    assertThat(here.ofOthers(here.node() + " 7")).isEmpty();
    assertThat(Stream.of(here, there).map(CommitHints::node).distinct()).hasSize(2);
  }

  @Test
  void a_place_that_no_log_reaches_is_none() {
    assertThat(here.ofOthers("elsewhere " + "9".repeat(19))).isEmpty();
    assertThat(here.ofOthers("elsewhere " + "9".repeat(18))).isPresent();
  }

  @Test
  void without_hints_nobody_is_told() {
    assertThat(CommitHints.of(false).andTell()).doesNotContain("pg_notify");
  }
}
