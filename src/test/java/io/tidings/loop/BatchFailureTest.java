package io.tidings.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BatchFailureTest {

  @Test
  void a_value_the_database_refuses_is_one_items_fault() {
    assertThat(mayBeOneItem(new SQLException("a NUL", "22021"))).isTrue();
    assertThat(mayBeOneItem(new SQLException("there already", "23505"))).isTrue();
    assertThat(mayBeOneItem(new BatchUpdateException("too long", "54000", new int[0]))).isTrue();
  }

  @Test
  void a_deadlock_is_tried_again_in_parts() {
    assertThat(mayBeOneItem(new SQLException("deadlock", "40P01"))).isTrue();
  }

  @Test
  void a_database_that_is_away_is_nobodys_fault() {
    assertThat(mayBeOneItem(new SQLException("connection failure", "08006"))).isFalse();
    assertThat(mayBeOneItem(new SQLException("shutting down", "57P01"))).isFalse();
    assertThat(mayBeOneItem(new SQLException("no connection in the pool"))).isFalse();
    assertThat(mayBeOneItem(new jakarta.transaction.RollbackException("cut off"))).isFalse();
    assertThat(mayBeOneItem(new jakarta.resource.ResourceException("no connection"))).isFalse();
  }

  @Test
  void what_is_no_code_of_the_standard_says_nothing() {
    assertThat(mayBeOneItem(new SQLException("odd", "220"))).isFalse();
  }

  @Test
  void what_is_declared_is_nobodys_fault() {
    assertThat(BatchFailure.mayBeOneItem(new java.io.IOException("cut off"))).isFalse();
  }

  @Test
  void the_cause_decides_whatever_it_is_wrapped_in() {
    var cut = new SQLException("connection failure", "08006");

    assertThat(BatchFailure.mayBeOneItem(new RuntimeException("flush", cut))).isFalse();
  }

  @Test
  void an_error_of_our_own_may_come_from_one_item() {
    assertThat(BatchFailure.mayBeOneItem(new ArithmeticException("too large"))).isTrue();
  }

  @Test
  void what_ends_the_machine_is_not_tried_again() {
    assertThat(BatchFailure.mayBeOneItem(new OutOfMemoryError())).isFalse();
  }

  private static boolean mayBeOneItem(Exception cause) {
    return BatchFailure.mayBeOneItem(new RuntimeException(cause));
  }
}
