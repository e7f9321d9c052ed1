package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call, with what, from where. */
class AccessIT {

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @Test
  void a_page_signs_in_with_the_key_once_and_out_again() {
    var begun = signIn(Installation.KEY);
    assertThat(begun.statusCode()).isEqualTo(204);
    var cookie = header(begun, "Set-Cookie");
    assertThat(cookie)
        .matches("tidings_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    var session = cookie.substring(0, cookie.indexOf(';'));

    var known = api.call(api.request("/api/session").header("Cookie", session).build());
    assertThat(known.body()).isEqualTo("{\"caller\":\"tests\",\"operator\":true}");
    assertThat(
            api.call(api.request("/api/messages").header("Cookie", session).build()).statusCode())
        .isEqualTo(200);

    var ended = api.call(api.request("/api/session").header("Cookie", session).DELETE().build());
    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(header(ended, "Set-Cookie"))
        .isEqualTo("tidings_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
    assertThat(api.call(api.request("/api/session").header("Cookie", session).build()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_wrong_key_begins_no_session() {
    var refused = signIn("wrong");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_wrong_key_is_refused_even_beside_the_cookie_of_a_session() {
    var cookie = header(signIn(Installation.KEY), "Set-Cookie");
    var response =
        api.call(
            api.request("/api/messages")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .header("Authorization", "Bearer wrong")
                .build());
    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void the_cookie_of_a_session_is_of_no_use_to_a_page_of_a_sibling_site() {
    var cookie = header(signIn(Installation.KEY), "Set-Cookie");
    for (var site : List.of("same-site", "cross-site")) {
      assertThat(sendFrom(site, cookie).statusCode()).as(site).isEqualTo(401);
    }
    assertThat(sendFrom("same-origin", cookie).statusCode()).isEqualTo(202);
  }

  private HttpResponse<String> sendFrom(String site, String cookie) {
    return api.call(
        api.request("/api/messages")
            .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
            .header("Sec-Fetch-Site", site)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"recipients\":[\"+385911190101\"],\"text\":\"Hi\"}"))
            .build());
  }

  @Test
  void pages_of_listed_sites_may_call_and_others_may_not() {
    var friend = preflight("https://friend.example");
    assertThat(friend.statusCode()).isEqualTo(204);
    assertThat(header(friend, "Access-Control-Allow-Origin")).isEqualTo("https://friend.example");
    assertThat(header(friend, "Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(friend.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();

    var stranger = preflight("https://stranger.example");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(stranger, "Vary")).isEqualTo("Origin");
  }

  @Test
  void browsers_are_told_to_run_only_our_page_and_keep_nothing_of_the_api() {
    var page = api.call(api.request("/").build());
    assertThat(page.statusCode()).isEqualTo(200);
    for (var response : List.of(page, api.get("/api/messages"))) {
      assertThat(header(response, "Content-Security-Policy")).startsWith("default-src 'self'");
      assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
    }
    assertThat(header(api.get("/api/messages"), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void operations_need_no_key() {
    for (var path : List.of("/api/live", "/api/ready", "/api/metrics")) {
      assertThat(api.call(api.request(path).build()).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(api.call(api.request("/api/ready").build()).body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void the_server_describes_the_api_as_our_document_does() {
    var document = api.call(api.request("/openapi").build());
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.body())
        .contains(
            "/api/messages/{correlationId}/events",
            "/webhooks/infobip/reports/{token}",
            "Idempotency-Key");
  }

  @Test
  void metrics_count_messages_by_their_outcome() {
    double delivered = api.meter("tidings_messages_total{outcome=\"delivered\"}");
    api.readWhenFinal(api.send("Counted", "+385911180101").getString("correlationId"));
    assertThat(api.meter("tidings_messages_total{outcome=\"delivered\"}"))
        .isGreaterThanOrEqualTo(delivered + 1);
  }

  private HttpResponse<String> signIn(String key) {
    return api.call(
        api.request("/api/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"key\":\"" + key + "\"}"))
            .build());
  }

  private HttpResponse<String> preflight(String origin) {
    return api.call(
        api.request("/api/messages")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody())
            .build());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
