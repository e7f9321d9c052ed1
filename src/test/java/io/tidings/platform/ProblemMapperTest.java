package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

  private final ProblemMapper mapper = new ProblemMapper();

  @Test
  void a_database_that_is_away_is_503_with_the_time_to_come_again() {
    var cause = new SQLException("Connection to 10.0.0.1:5432 refused", "08001");
    var answer = mapper.toResponse(new PersistenceException("Unable to acquire", cause));

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(Integer.parseInt(answer.getHeaderString(HttpHeaders.RETRY_AFTER))).isBetween(2, 10);
    assertThat(answer.getEntity())
        .isEqualTo(
            "{\"type\":\"https://tidings.io/problems/store-unavailable\","
                + "\"title\":\"The database does not answer\",\"status\":503,"
                + "\"detail\":\"Ask again soon. A call that changes something may have had its"
                + " effect.\"}");
  }

  @Test
  void a_body_that_ends_in_the_middle_is_no_failure_of_ours() {
    assertThat(mapper.toResponse(new EOFException("reset")).getStatus()).isEqualTo(400);
    assertThat(mapper.toResponse(new UncheckedIOException(new EOFException())).getStatus())
        .isEqualTo(400);
  }

  @Test
  void what_nobody_expected_is_500_and_says_nothing() {
    var answer = mapper.toResponse(new IllegalStateException("secret"));

    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(answer.getEntity().toString()).doesNotContain("secret");
  }
}
