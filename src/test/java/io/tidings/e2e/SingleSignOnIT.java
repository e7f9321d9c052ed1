package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.tidings.access.AccessFixture;
import io.tidings.access.oidc.ProviderFixture;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign in at a provider and do what their groups may, on the page and by its calls. */
class SingleSignOnIT {

  private static ProviderFixture provider;
  private static Installation installation;
  private static ApiClient api;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    provider = ProviderFixture.start(Clock.systemUTC());
    installation =
        Installation.start(
            ServerSettings.shippedWar()
                .with(
                    Map.of(
                        "TIDINGS_ACCESS_OIDC_ISSUER",
                        provider.issuer(),
                        "TIDINGS_ACCESS_OIDC_CLIENT_ID",
                        ProviderFixture.CLIENT,
                        "TIDINGS_ACCESS_OIDC_CLIENT_SECRET",
                        ProviderFixture.SECRET,
                        "TIDINGS_ACCESS_OIDC_NAME",
                        "the fake account",
                        "TIDINGS_ACCESS_OIDC_SCOPES",
                        "sms=send+read,boss=admin")));
    api = new ApiClient(installation.baseUri());
    playwright = ChromiumFixture.playwright();
    browser = ChromiumFixture.launch(playwright);
  }

  @AfterAll
  static void stop() {
    playwright.close();
    installation.close();
    provider.close();
  }

  @AfterEach
  void letTheProviderDoItsWork() {
    provider.refuse("");
    provider.change(claims -> claims);
  }

  @Test
  void a_person_signs_in_without_a_key_and_out_again() {
    var page = open();
    page.locator("#sign-on").click();

    assertThat(page.locator("#caller")).hasText("ana@sso");
    assertThat(page.locator("#recipients")).isVisible();
    assertThat(page.url()).doesNotContain("code=").doesNotContain("state=");

    page.locator("#sign-out").click();
    assertThat(page.locator("#sign-on")).isVisible();
    page.context().close();
  }

  @Test
  void a_person_who_is_refused_is_told_so_in_words() {
    provider.refuse("access_denied");
    var page = open();
    page.locator("#sign-on").click();

    assertThat(page.locator("#sign-in-notice"))
        .hasText("The sign-in was cancelled, or the provider does not let you in. Begin again.");
    page.context().close();
  }

  private Page open() {
    var page = browser.newContext().newPage();
    page.navigate(installation.baseUri().resolve("/#/compose").toString());
    assertThat(page.locator("#sign-on")).hasText("Sign in with the fake account");
    return page;
  }

  @Test
  void what_somebody_may_do_stands_in_their_session() {
    var session = signIn();

    assertThat(by(session, "/api/session").body())
        .isEqualTo(
            "{\"team\":\"default\",\"caller\":\"ana@sso\",\"scopes\":[\"send\",\"read\"],"
                + "\"operator\":false,\"test\":false,\"simulator\":false}");
    assertThat(by(session, "/api/messages").statusCode()).isEqualTo(200);
    assertThat(by(session, "/api/keys").statusCode()).isEqualTo(403);
  }

  @Test
  void an_administrator_ends_all_sessions_of_somebody_with_their_streams_and_tickets() {
    provider.change(claims -> claims.subject("4712"));
    var session = signIn();
    var message = OpenMessage.sent(api, "+385911190115");
    var path = "/api/messages/" + message.correlationId() + "/events";
    var ticket = ticket(session, message.correlationId());
    try (var bySession =
            EventStream.open(api, api.request(path).header("Cookie", session).build());
        var byTicket = EventStream.open(api, api.request(ticket).build())) {
      Eventually.isTrue("the snapshots", () -> !byTicket.received("snapshot").isEmpty());
      Eventually.isTrue("the snapshots", () -> !bySession.received("snapshot").isEmpty());

      var id = "sso-" + subject("4712");
      var ended = api.authorised("/api/keys/" + id + "/sessions").DELETE().build();
      assertThat(api.call(ended).statusCode()).isEqualTo(204);

      bySession.awaitEnd();
      byTicket.awaitEnd();
      assertThat(by(session, "/api/messages").statusCode()).isEqualTo(401);
      assertThat(api.call(api.request(ticket).build()).body()).contains("/bad-ticket");
    }
    message.delivered(1);
  }

  private static String subject(String subject) {
    return AccessFixture.hash(provider.issuer() + "\n" + subject).substring(0, 32);
  }

  @Test
  void an_answer_is_of_no_use_in_another_browser() {
    var mine = begin();
    var other = begin();

    var refused = finish(other, answer(mine));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("/sign-on-lost");
    assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_token_that_proves_nothing_signs_nobody_in_and_stands_in_no_log() throws Exception {
    provider.change(claims -> claims.audience("another-audience").subject("a-secret-subject"));
    var refused = finish(begin());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("/sign-on-not-proven").doesNotContain("audience");
    assertThat(Files.readString(installation.serverLog()))
        .contains("a sign-in by single sign-on is not believed: JWT aud")
        .doesNotContain("another-audience", "a-secret-subject");
  }

  @Test
  void a_page_of_another_site_begins_and_ends_nothing() {
    for (var path : new String[] {"/api/session/oidc", "/api/session/oidc/answer"}) {
      var foreign =
          api.call(
              api.request(path)
                  .header("Origin", "https://evil.example")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}"))
                  .build());
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(foreign.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  private HttpResponse<String> begin() {
    return api.call(api.request("/api/session/oidc").POST(BodyPublishers.noBody()).build());
  }

  private static String answer(HttpResponse<String> begun) {
    var wayIn = URI.create(ApiClient.json(begun.body()).getString("location"));
    return provider.answer(wayIn).entrySet().stream()
        .map(member -> "\"%s\":\"%s\"".formatted(member.getKey(), member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private HttpResponse<String> finish(HttpResponse<String> begun) {
    return finish(begun, answer(begun));
  }

  private HttpResponse<String> finish(HttpResponse<String> begun, String answer) {
    return api.call(
        api.request("/api/session/oidc/answer")
            .header("Cookie", cookie(begun, "tidings_sign_on"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(answer))
            .build());
  }

  private String signIn() {
    var finished = finish(begin());
    assertThat(finished.statusCode()).isEqualTo(204);
    assertThat(cookie(finished, "tidings_sign_on")).isEqualTo("tidings_sign_on=");
    return cookie(finished, "tidings_session");
  }

  private static String cookie(HttpResponse<String> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.split(";", 2)[0])
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> by(String session, String path) {
    return api.call(api.request(path).header("Cookie", session).build());
  }

  private String ticket(String session, String correlationId) {
    HttpRequest request =
        api.request("/api/stream-tickets")
            .header("Cookie", session)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"correlationIds\":[\"" + correlationId + "\"]}"))
            .build();
    return ApiClient.json(api.call(request).body()).getJsonObject("links").getString("events");
  }
}
