package io.tidings.access.admin;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.key.Caller;
import io.tidings.access.key.Scope;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewKeyBodyTest {

  private static final Set<String> TEAMS = Set.of("default", "billing", "support");

  private static NewKeyBody read(String by, String body) {
    return NewKeyBody.read(
        JsonBody.object(body.getBytes(StandardCharsets.UTF_8)), Instant.EPOCH, by, TEAMS::contains);
  }

  private static List<Violation> violations(String by, String body) {
    return violationsOf(() -> read(by, body));
  }

  private static String wanted(String team, String scope) {
    return "{\"team\":\"%s\",\"caller\":\"desk\",\"scopes\":[\"%s\"]}".formatted(team, scope);
  }

  @Test
  void a_key_is_of_the_team_of_who_makes_it_unless_that_is_said() {
    var body = "{\"caller\":\"desk\",\"scopes\":[\"read\"]}";

    assertThat(read("default", body).caller()).isEqualTo(Caller.ofDefaultTeam("desk"));
    assertThat(read("billing", body).caller()).isEqualTo(new Caller("billing", "desk"));
    assertThat(read("default", wanted("billing", "read")).caller())
        .isEqualTo(new Caller("billing", "desk"));
    assertThat(read("billing", wanted("billing", "admin")).scopes()).containsOnly(Scope.ADMIN);
  }

  @Test
  void who_may_not_make_it_is_told_the_same_whether_there_is_a_team_or_not() {
    assertThat(violations("billing", wanted("support", "read")))
        .isEqualTo(violations("billing", wanted("nobodys", "read")))
        .isEqualTo(violations("billing", wanted("default", "read")))
        .containsExactly(new Violation("team", "must be 'billing', or left out"));
  }

  @Test
  void a_team_must_have_been_made() {
    assertThat(violations("default", wanted("nobodys", "read")))
        .containsExactly(
            new Violation("team", "must be the name of a team, as GET /api/teams lists them"));
  }

  @Test
  void what_is_of_all_teams_is_for_keys_of_the_team_default() {
    assertThat(read("default", wanted("default", "operate")).scopes()).containsOnly(Scope.OPERATE);
    assertThat(violations("default", wanted("billing", "operate")))
        .singleElement()
        .satisfies(violation -> assertThat(violation.field()).isEqualTo("scopes"));
    assertThat(violations("billing", "{\"caller\":\"desk\",\"scopes\":[\"operate\"]}"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.field()).isEqualTo("scopes"));
  }
}
