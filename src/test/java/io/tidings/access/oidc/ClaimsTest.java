package io.tidings.access.oidc;

import static io.tidings.ProblemAssertions.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

  private static final Map<String, Set<Scope>> MAPPING =
      Map.of("sms", Set.of(Scope.SEND, Scope.READ), "boss", Set.of(Scope.ADMIN));

  private static AccessKey right(String scopesClaim, Map<String, Object> claims) {
    return new Claims("name", Optional.empty(), scopesClaim, MAPPING)
        .right("https://id.example", "4711", claims);
  }

  private static AccessKey named(Object name) {
    return right("groups", Map.of("name", name, "groups", List.of("sms")));
  }

  @Test
  void all_values_give_their_scopes_together() {
    var right = right("groups", Map.of("name", "ana", "groups", List.of("sms", "boss", "else")));

    assertThat(right.scopes()).containsOnly(Scope.SEND, Scope.READ, Scope.ADMIN);
    assertThat(right.expiresAt()).isEmpty();
    assertThat(right.isOfSubject()).isTrue();
  }

  @Test
  void the_claim_may_be_further_in_or_have_dots_in_its_name() {
    assertThat(
            right(
                    "realm.access.roles",
                    Map.of("name", "a", "realm", Map.of("access.roles", List.of("sms"))))
                .scopes())
        .containsOnly(Scope.SEND, Scope.READ);
    assertThat(
            right("https://x.example/roles", Map.of("name", "a", "https://x.example/roles", "boss"))
                .scopes())
        .containsOnly(Scope.ADMIN);
  }

  @Test
  void a_claim_that_is_a_text_has_words() {
    assertThat(right("scope", Map.of("name", "a", "scope", "openid sms boss")).scopes())
        .containsOnly(Scope.SEND, Scope.READ, Scope.ADMIN);
  }

  @Test
  void who_has_none_of_the_values_may_do_nothing() {
    for (Object groups :
        List.of(List.of(), List.of("else"), "", 7, List.of(7), Map.of("sms", "sms"))) {
      assertThat(
              problemOf(() -> right("groups", Map.of("name", "a", "groups", groups)))
                  .getString("type"))
          .as(groups.toString())
          .endsWith("/sign-on-no-rights");
    }
    assertThat(problemOf(() -> right("groups", Map.of("name", "a"))).getString("detail"))
        .isEqualTo(
            "Your account may do nothing here yet. Ask your operator: nothing in its claim 'groups'"
                + " is named in tidings.access.oidc.scopes.");
  }

  @ParameterizedTest
  @CsvSource({
    "ana, ana@sso",
    "Ana Kovač, Ana Kovač@sso",
    "ana@example.org, ana@example.org",
    "front-desk, front-desk@sso"
  })
  void nobody_has_the_name_of_a_key_by_a_name_of_their_own(String claim, String caller) {
    assertThat(named(claim).caller().name()).isEqualTo(caller);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ana", "a:b", "a,b", "a\nb", "<b>", "-ana"})
  void an_odd_name_is_none(String name) {
    assertThat(problemOf(() -> named(name)).getString("type")).endsWith("/sign-on-no-name");
  }

  @Test
  void a_long_name_and_one_that_is_no_text_are_none() {
    for (Object name : List.of("x".repeat(61), 7, true, Map.of("name", "ana"))) {
      assertThat(problemOf(() -> named(name)).getString("type"))
          .as(name.toString())
          .endsWith("/sign-on-no-name");
    }
  }

  @Test
  void somebody_is_the_same_each_time_and_nobody_else() {
    var claims = new Claims("name", Optional.empty(), "groups", MAPPING);
    var ana = Map.<String, Object>of("name", "ana", "groups", "sms");
    var renamed = Map.<String, Object>of("name", "ana2", "groups", "boss");

    var first = claims.right("https://id.example", "4711", ana);

    assertThat(claims.right("https://id.example", "4711", renamed)).isEqualTo(first);
    assertThat(claims.right("https://id.example", "4712", ana)).isNotEqualTo(first);
    assertThat(claims.right("https://other.example", "4711", ana)).isNotEqualTo(first);
    assertThat(first.id()).matches("sso-[0-9a-f]{32}");
    assertThat(AccessKey.hashOfSubject(first.id())).contains(first.hash());
    assertThat(AccessKey.hashOfSubject("configured-shop")).isEmpty();
  }
}
