package io.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFailureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "28P01", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03",
        "58030", "25006", "25P03", "3D000"
      })
  void a_database_that_is_away_or_busy_is_one(String state) {
    assertThat(StoreFailure.isOne(wrapped(new SQLException("no", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "42P01", "42601", "25001", "XX000"})
  void a_statement_that_is_wrong_is_none(String state) {
    assertThat(StoreFailure.isOne(wrapped(new SQLException("no", state)))).isFalse();
  }

  @Test
  void a_pool_without_connections_is_one() {
    assertThat(StoreFailure.isOne(wrapped(new SQLException("none is free")))).isTrue();
  }

  @Test
  void a_commit_that_failed_counts_by_its_cause() {
    var refused = new RollbackException("no").initCause(new SQLException("twice", "23505"));

    assertThat(StoreFailure.isOne(new RollbackException("no"))).isTrue();
    assertThat(StoreFailure.isOne(refused)).isFalse();
  }

  @Test
  void a_closed_door_is_one() {
    assertThat(StoreFailure.isOne(new StoreDoor().refusal())).isTrue();
  }

  @Test
  void what_has_nothing_to_do_with_the_database_is_none() {
    assertThat(StoreFailure.isOne(new IllegalStateException(new IOException("a body")))).isFalse();
  }

  private static RuntimeException wrapped(SQLException cause) {
    return new PersistenceException(new RuntimeException(cause));
  }
}
