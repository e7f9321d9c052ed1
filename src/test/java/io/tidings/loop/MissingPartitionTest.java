package io.tidings.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidings.DatabaseFixture;
import org.junit.jupiter.api.Test;

/** What PostgreSQL itself says of rows that it does not take. */
class MissingPartitionTest {

  private static final String EVENT =
      """
      insert into event (seq, at, message_id, correlation_id, source, verdict, outcome, final)
      values (%d, now(), gen_random_uuid(), gen_random_uuid(), '%s', 'A', 'S', false)
      """;

  @Test
  void a_row_without_a_partition_is_nobodys_fault() {
    assertThat(BatchFailure.mayBeOneItem(refusalOf(EVENT.formatted(Long.MAX_VALUE, "R"))))
        .isFalse();
  }

  @Test
  void a_row_that_violates_a_check_is_its_own() {
    assertThat(BatchFailure.mayBeOneItem(refusalOf(EVENT.formatted(99_999, "x")))).isTrue();
  }

  private static Throwable refusalOf(String statement) {
    return catchThrowable(
        () ->
            DatabaseFixture.running()
                .run(entities -> entities.createNativeQuery(statement).executeUpdate()));
  }
}
