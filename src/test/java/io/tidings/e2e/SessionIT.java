package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signing in and out on the page, and what a session is good for. */
class SessionIT {

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
    assertThat(known.body())
        .isEqualTo(
            "{\"team\":\"default\",\"caller\":\"tests\",\"scopes\":[\"send\",\"read\","
                + "\"read-content\",\"operate\",\"privacy\",\"admin\"],\"operator\":true,\"test\":false,\"simulator\":false}");
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
  void a_page_of_another_origin_signs_nobody_in_or_out() {
    var key = "{\"key\":\"" + Installation.KEY + "\"}";
    var ours = "http://127.0.0.1:" + Installation.running().baseUri().getPort();
    for (var origin : List.of("https://friend.example", "http://127.0.0.1:1", "null")) {
      var foreign = api.call(signingIn(key).header("Origin", origin).build());
      assertThat(foreign.statusCode()).as(origin).isEqualTo(403);
      assertThat(foreign.body()).contains("/foreign-origin");
      assertThat(foreign.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(
              api.call(api.request("/api/session").header("Origin", origin).DELETE().build())
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(api.call(signingIn(key).header("Origin", ours).build()).statusCode()).isEqualTo(204);
  }

  @Test
  void a_form_signs_nobody_in() {
    for (var type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      var refused =
          api.call(
              api.request("/api/session")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("{\"key\":\"" + Installation.KEY + "\"}"))
                  .build());
      assertThat(refused.statusCode()).as(type).isEqualTo(415);
      assertThat(refused.body()).contains("Content-Type: application/json");
    }
  }

  @Test
  void a_session_changes_nothing_by_a_body_that_is_not_json() {
    var refused =
        api.call(
            api.request("/api/messages")
                .header("Cookie", session())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());
    assertThat(refused.statusCode()).isEqualTo(415);
  }

  @Test
  void signing_out_ends_the_streams_of_that_session_and_of_no_other() {
    var message = OpenMessage.sent(api, "+385911290115");
    var session = session();
    try (var stream = follow(message, session);
        var other = follow(message, session())) {
      Eventually.isTrue("the snapshots", () -> hasSnapshot(stream) && hasSnapshot(other));

      api.call(api.request("/api/session").header("Cookie", session).DELETE().build());

      stream.awaitEnd();
      message.delivered(1);
      other.awaitEnd();
      assertThat(stream.names()).containsExactly("snapshot");
      assertThat(other.names()).endsWith("end");
    }
  }

  @Test
  void a_session_that_ended_elsewhere_ends_its_streams_here() throws SQLException {
    var message = OpenMessage.sent(api, "+385911290215");
    var session = session();
    try (var stream = follow(message, session)) {
      Eventually.isTrue("the snapshot", () -> hasSnapshot(stream));

      Rows.change(
          Installation.running().postgres(),
          "delete from access_session where token_hash = " + hashOf(session));

      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("snapshot");
    }
    message.delivered(1);
  }

  private String session() {
    var cookie = header(signIn(Installation.KEY), "Set-Cookie");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static String hashOf(String session) {
    return "sha256(convert_to('" + session.substring(session.indexOf('=') + 1) + "', 'UTF8'))";
  }

  private EventStream follow(OpenMessage message, String session) {
    var path = "/api/messages/" + message.correlationId() + "/events";
    return EventStream.open(api, api.request(path).header("Cookie", session).build());
  }

  private static boolean hasSnapshot(EventStream stream) {
    return !stream.received("snapshot").isEmpty();
  }

  private HttpResponse<String> signIn(String key) {
    return api.call(signingIn("{\"key\":\"" + key + "\"}").build());
  }

  private HttpRequest.Builder signingIn(String body) {
    return api.request("/api/session")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
