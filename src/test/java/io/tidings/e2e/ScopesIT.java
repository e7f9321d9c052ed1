package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.access.key.Scope;
import io.tidings.dev.run.Installation;
import io.tidings.platform.AccessTable;
import io.tidings.platform.AccessTable.Answer;
import io.tidings.platform.AccessTable.Who;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call by everybody: each is let in or refused as the table in the document has it. */
class ScopesIT {

  private static final String CALLER = "scopes";

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_KEY")
  void a_key_is_let_in_where_that_is_declared_and_nowhere_else(Who who) {
    try (var key = key(who)) {
      if (who.scopes().isEmpty()) {
        Eventually.isTrue("its end", () -> key.get(api, "/api/session").statusCode() == 401);
      }
      compare(who, Optional.of(key.text()));
    }
  }

  @Test
  void nobody_is_let_in_where_nothing_is_needed_and_nowhere_else() {
    compare(Who.NO_KEY, Optional.empty());
    assertThat(AccessTable.all()).hasSizeGreaterThan(40);
  }

  private void compare(Who who, Optional<String> key) {
    assertSoftly(
        softly ->
            AccessTable.all()
                .forEach(
                    (call, answers) -> {
                      var expected = answers.get(who);
                      softly
                          .assertThat(answer(status(call, key)))
                          .as(call)
                          .isEqualTo(expected == Answer.PROOF ? Answer.UNKNOWN : expected);
                    }));
  }

  private static Answer answer(int status) {
    return switch (status) {
      case 401 -> Answer.UNKNOWN;
      case 403 -> Answer.REFUSED;
      default -> Answer.IN;
    };
  }

  private MadeKey key(Who who) {
    var scopes = who.scopes().stream().map(Scope::word).toList();
    return switch (who) {
      case TEST -> MadeKey.ofTest(api, CALLER);
      case OTHER_TEAM -> MadeKey.ofTeam(api, "scopes-others", CALLER, scopes);
      case EXPIRED -> MadeKey.of(api, CALLER, all(), Optional.of(Instant.now().plusMillis(1_500)));
      case REVOKED -> {
        var key = MadeKey.of(api, CALLER, all());
        key.revoke();
        yield key;
      }
      default -> MadeKey.of(api, CALLER, scopes);
    };
  }

  private static List<String> all() {
    return List.of("send", "read", "operate", "privacy", "admin");
  }

  /** With ids of nothing and a body of nothing, so that whoever is let in changes nothing. */
  private int status(String call, Optional<String> key) {
    var words = call.split(" ", 2);
    var path =
        words[1]
            .replace("{token}", "aWrongTokenOfAStranger")
            .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    var request = api.request(path).header("Content-Type", "application/json");
    key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    var body =
        words[0].equals("POST") || words[0].equals("PUT")
            ? BodyPublishers.ofString("{}")
            : BodyPublishers.noBody();
    return EventStream.statusOf(api, request.method(words[0], body).build());
  }
}
