package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.send.body.BadSendRequest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake in a send request is named with its path, all of them at once; nothing is stored.
 */
class BadSendRequestsIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void there_are_enough_of_them() {
    assertThat(BadSendRequest.all().map(BadSendRequest::body).distinct()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("io.tidings.send.body.BadSendRequest#all")
  void it_is_refused_with_every_violation_and_nothing_is_stored(BadSendRequest bad)
      throws SQLException {
    var before = stored();

    var response = api.post("/api/messages", bad.body());

    assertThat(response.body()).isEqualTo(bad.problem());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(stored()).isEqualTo(before);
  }

  private List<String> stored() throws SQLException {
    return Rows.of(
        installation.postgres(),
        "select (select count(*) from send_request) || ' ' || (select count(*) from message)"
            + " || ' ' || (select coalesce(sum(messages), 0) from caller_day)");
  }
}
