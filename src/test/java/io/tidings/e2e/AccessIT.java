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
  void what_is_for_operators_is_refused_to_all_other_callers() {
    var id = "019ab0c1-7d00-7000-8000-00000000f0f0";
    for (var call :
        List.of(
            "GET /api/webhook-calls",
            "GET /api/webhook-calls/attention",
            "GET /api/webhook-calls/" + id,
            "POST /api/webhook-calls/" + id + "/replay",
            "GET /api/unmatched-reports",
            "GET /api/webhook-secrets",
            "POST /api/unmatched-reports/" + id + "/assign",
            "DELETE /api/unmatched-reports/" + id + "/assign",
            "POST /api/unmatched-reports/" + id + "/dismiss",
            "DELETE /api/unmatched-reports/" + id + "/dismiss")) {
      var words = call.split(" ", 2);
      var refused = as(Installation.KEY_OF_ANOTHER_CALLER, words[0], words[1]);
      assertThat(refused.statusCode()).as(call).isEqualTo(403);
      assertThat(refused.body()).contains("/missing-scope", "'operate'");
      assertThat(as(Installation.KEY, words[0], words[1]).statusCode()).as(call).isNotEqualTo(403);
    }
  }

  private HttpResponse<String> as(String key, String method, String path) {
    var body = method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
    return api.call(
        api.request(path).header("Authorization", "Bearer " + key).method(method, body).build());
  }

  @Test
  void operations_need_no_key() {
    for (var path : List.of("/api/live", "/api/ready", "/api/metrics")) {
      assertThat(api.call(api.request(path).build()).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(api.call(api.request("/api/ready").build()).body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void what_is_open_to_all_takes_no_notice_of_keys() {
    double before = api.meter("tidings_access_wrong_keys_total");
    for (var path : List.of("/api/live", "/api/ready", "/api/metrics")) {
      var request = api.request(path).header("Authorization", "Bearer a key of the monitoring");
      assertThat(api.call(request.build()).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(api.meter("tidings_access_wrong_keys_total")).isEqualTo(before);
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
