package io.tidings.access.oidc;

import static io.tidings.ProblemAssertions.problemOf;
import static io.tidings.access.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Scope;
import io.tidings.access.key.Teams;
import io.tidings.config.SettingsFixture;
import io.tidings.dev.SettableClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way, from the page to the provider and back, without a server. */
class SingleSignOnTest {

  private final SettableClock clock = new SettableClock();
  private final ProviderFixture provider = ProviderFixture.start(clock);
  private final SingleSignOn signOn = signOn(Map.of());

  private SingleSignOn signOn(Map<String, String> more) {
    var values = new TreeMap<String, String>();
    values.put("tidings.access.oidc.issuer", provider.issuer());
    values.put("tidings.access.oidc.client-id", ProviderFixture.CLIENT);
    values.put("tidings.access.oidc.client-secret", ProviderFixture.SECRET);
    values.put("tidings.access.oidc.scopes", "sms=send+read");
    values.putAll(more);
    var reader = SettingsFixture.completeBut(values).reader();
    var made =
        InjectionFixture.inject(new SingleSignOn(), OidcSettings.read(reader), teams(), clock);
    assertThat(reader.problems()).isEmpty();
    made.prepare();
    return made;
  }

  private static Teams teams() {
    return new Teams() {
      @Override
      public boolean exists(String name) {
        return Set.of("default", "clinic").contains(name);
      }
    };
  }

  @AfterEach
  void close() {
    signOn.close();
    provider.close();
  }

  /** A browser that has begun to sign in. */
  private final class Browser {
    private final SingleSignOn at;
    private final SingleSignOn.Begun begun;
    private final Map<String, String> answer;

    Browser() {
      this(signOn);
    }

    Browser(SingleSignOn at) {
      this.at = at;
      begun = at.begin(request("POST", "/api/session/oidc", Map.of()));
      answer = provider.answer(begun.wayIn());
    }

    AccessKey comesBack() {
      return comesBack(answer);
    }

    AccessKey comesBack(Map<String, String> with) {
      var cookie = begun.cookie().split(";", 2)[0];
      return at.finish(
          request("POST", "/api/session/oidc/answer", Map.of("Cookie", cookie)), json(with));
    }

    String code() {
      return answer.getOrDefault("code", "");
    }

    Map<String, String> answerBut(String name, String value) {
      var other = new TreeMap<>(answer);
      other.put(name, value);
      return other;
    }
  }

  private static JsonObject json(Map<String, String> members) {
    var json = Json.createObjectBuilder();
    members.forEach(json::add);
    return json.build();
  }

  private static String slug(ThrowingCallable call) {
    var type = problemOf(call).getString("type");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  @Test
  void who_comes_back_with_a_code_is_signed_in() {
    var right = new Browser().comesBack();

    assertThat(right.caller().name()).isEqualTo("ana@sso");
    assertThat(right.scopes()).containsOnly(Scope.SEND, Scope.READ);
  }

  @Test
  void the_team_is_that_of_the_claim_if_there_is_one_of_that_name() {
    var byTeam = signOn(Map.of("tidings.access.oidc.team-claim", "department"));
    provider.change(claims -> claims.claim("department", "clinic"));
    assertThat(new Browser(byTeam).comesBack().caller().team()).isEqualTo("clinic");

    provider.change(claims -> claims.claim("department", "nobody"));
    assertThat(slug(() -> new Browser(byTeam).comesBack())).isEqualTo("sign-on-no-team");
    byTeam.close();
  }

  @Test
  void the_browser_is_sent_to_the_provider_with_all_it_needs() {
    var begun = new Browser().begun;

    assertThat(begun.wayIn().toString())
        .startsWith(provider.issuer() + "/authorize?response_type=code&client_id=tidings")
        .contains(
            "&redirect_uri=https%3A%2F%2Fsms.example.org%2F&",
            "&scope=openid+profile&", "&code_challenge_method=S256");
    assertThat(begun.cookie())
        .matches(
            "tidings_sign_on=[A-Za-z0-9_-]{43}; Max-Age=600; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void an_answer_counts_in_the_browser_that_asked_and_in_no_other() {
    var mine = new Browser();
    var other = new Browser();

    assertThat(slug(() -> other.comesBack(mine.answer))).isEqualTo("sign-on-lost");
    assertThat(
            slug(
                () ->
                    signOn.finish(
                        request("POST", "/api/session/oidc/answer", Map.of()), json(mine.answer))))
        .isEqualTo("sign-on-lost");
    assertThat(mine.comesBack()).isNotNull();
  }

  /** A code that was taken from another browser and put beside the right state. */
  @Test
  void a_code_of_another_browser_is_of_no_use() {
    var mine = new Browser();
    var other = new Browser();

    assertThat(slug(() -> mine.comesBack(mine.answerBut("code", other.code()))))
        .isEqualTo("sign-on-lost");
  }

  @Test
  void a_code_counts_once() {
    var browser = new Browser();
    browser.comesBack();

    assertThat(slug(browser::comesBack)).isEqualTo("sign-on-lost");
  }

  @Test
  void an_answer_without_a_state_or_a_code_leads_nowhere() {
    var browser = new Browser();

    assertThat(slug(() -> browser.comesBack(Map.of()))).isEqualTo("sign-on-lost");
    assertThat(slug(() -> browser.comesBack(browser.answerBut("code", ""))))
        .isEqualTo("sign-on-lost");
  }

  @Test
  void who_is_refused_by_the_provider_is_told_so() {
    provider.refuse("access_denied");
    assertThat(problemOf(new Browser()::comesBack).getString("detail"))
        .isEqualTo("The sign-in was cancelled, or the provider does not let you in. Begin again.");

    provider.refuse("temporarily_unavailable");
    assertThat(problemOf(new Browser()::comesBack).getString("detail"))
        .contains("'temporarily_unavailable'");

    provider.refuse("<b>call 555</b>");
    assertThat(problemOf(new Browser()::comesBack).getString("detail")).contains("'an error'");
  }

  @Test
  void an_answer_of_another_provider_is_not_believed() {
    var browser = new Browser();

    assertThat(slug(() -> browser.comesBack(browser.answerBut("iss", "https://evil.example"))))
        .isEqualTo("sign-on-not-proven");
    assertThat(browser.comesBack(browser.answerBut("iss", provider.issuer()))).isNotNull();
  }

  @Test
  void a_token_with_another_nonce_is_not_believed() {
    provider.change(claims -> claims.claim("nonce", "of another browser"));

    assertThat(slug(new Browser()::comesBack)).isEqualTo("sign-on-not-proven");
  }

  @Test
  void a_provider_that_is_away_is_told_of_and_asked_again_later() {
    provider.away(true);
    assertThat(slug(Browser::new)).isEqualTo("sign-on-unavailable");
    provider.away(false);
    assertThat(slug(Browser::new)).isEqualTo("sign-on-unavailable");

    clock.pass(Remembered.LEAST_BETWEEN);
    var browser = new Browser();
    provider.away(true);
    assertThat(slug(browser::comesBack)).isEqualTo("sign-on-unavailable");
  }

  @Test
  void a_new_key_of_the_provider_is_looked_for_but_not_all_the_time() {
    new Browser().comesBack();
    provider.rotate(true);
    clock.pass(Remembered.LEAST_BETWEEN);
    assertThat(new Browser().comesBack()).isNotNull();
    assertThat(provider.keysAsked()).isEqualTo(2);
  }

  @Test
  void a_key_that_is_not_published_is_not_believed_and_asked_for_now_and_then() {
    new Browser().comesBack();
    provider.rotate(false);
    clock.pass(Remembered.LEAST_BETWEEN);
    for (int time = 0; time < 3; time++) {
      assertThat(slug(new Browser()::comesBack)).isEqualTo("sign-on-not-proven");
    }
    assertThat(provider.keysAsked()).isEqualTo(2);
  }

  @Test
  void a_description_of_another_issuer_is_not_taken() {
    var other = signOn(Map.of("tidings.access.oidc.issuer", provider.issuer() + "/"));

    assertThat(slug(() -> other.begin(request("POST", "/api/session/oidc", Map.of()))))
        .isEqualTo("sign-on-unavailable");
    other.close();
  }

  @Test
  void where_no_provider_is_set_there_is_none() {
    var none =
        InjectionFixture.inject(
            new SingleSignOn(),
            OidcSettings.read(SettingsFixture.completeBut(Map.of()).reader()),
            clock);
    none.prepare();

    assertThat(none.name()).isEmpty();
    assertThat(slug(() -> none.begin(request("POST", "/api/session/oidc", Map.of()))))
        .isEqualTo("not-found");
    none.close();
  }
}
