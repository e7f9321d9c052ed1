package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.access.Need;
import io.tidings.access.key.Scope;
import io.tidings.dev.run.Installation;
import io.tidings.platform.DeclaredNeeds;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call by a key of each scope alone: it is let in or refused as the method declares. */
class ScopesIT {

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @ParameterizedTest
  @EnumSource
  void a_key_of_one_scope_is_let_in_where_that_is_declared_and_nowhere_else(Scope scope) {
    try (var key = MadeKey.of(api, "scopes-" + scope.word(), List.of(scope.word()))) {
      assertSoftly(
          softly ->
              DeclaredNeeds.all()
                  .forEach(
                      (call, need) ->
                          softly
                              .assertThat(isRefusedForItsScope(call, key.text()))
                              .as(call)
                              .isEqualTo(isMissing(scope, need))));
    }
  }

  @Test
  void a_call_that_needs_a_caller_is_refused_without_a_key() {
    assertSoftly(
        softly ->
            DeclaredNeeds.all()
                .forEach(
                    (call, need) ->
                        softly
                            .assertThat(status(call, Optional.empty()) == 401)
                            .as(call)
                            .isEqualTo(need != Need.NOTHING || call.contains("/webhooks/"))));
    assertThat(DeclaredNeeds.all()).hasSizeGreaterThan(25);
  }

  private static boolean isMissing(Scope scope, Need need) {
    return switch (need) {
      case NOTHING, CALLER -> false;
      case SEND -> scope != Scope.SEND;
      case READ, READ_OR_TICKET -> scope != Scope.READ;
      case OPERATE -> scope != Scope.OPERATE;
      case PRIVACY -> scope != Scope.PRIVACY;
      case ADMIN -> scope != Scope.ADMIN;
    };
  }

  private boolean isRefusedForItsScope(String call, String key) {
    return status(call, Optional.of(key)) == 403;
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
