package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.access.AccessFixture;
import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sessions of a key are seen and ended, with their tickets and streams. */
class SessionListIT {

  private static final String MESSAGES = "/api/messages";

  private final ApiClient api = new ApiClient(Installation.running().baseUri());
  private MadeKey key;

  @BeforeEach
  void makeKey() {
    key = MadeKey.of(api, "session-list", List.of("send", "read"));
  }

  @AfterEach
  void revokeKey() {
    key.close();
  }

  @Test
  void a_caller_sees_when_and_from_where_it_signed_in() {
    var first = signIn("Firefox");
    var second = signIn("Chromium");

    var listed = list(second);

    assertThat(listed)
        .extracting(session -> session.getString("agent"), session -> session.getBoolean("current"))
        .containsExactly(tuple("Chromium", true), tuple("Firefox", false));
    assertThat(listed.get(0).keySet())
        .containsExactly("id", "begunAt", "lastUsedAt", "expiresAt", "address", "agent", "current");
    assertThat(listed.get(0).getString("address")).isEqualTo("127.0.0.1");
    assertThat(list(first))
        .extracting(session -> session.getBoolean("current"))
        .containsExactly(false, true);
    assertThat(ApiClient.json(key.get(api, "/api/sessions").body()).getJsonArray("sessions"))
        .hasSize(2);
  }

  @Test
  void no_answer_has_a_token() {
    var session = signIn("Firefox");
    var token = session.substring(session.indexOf('=') + 1);

    assertThat(by(session, "GET", "/api/sessions").body())
        .doesNotContain(token, AccessFixture.hash(token));
  }

  @Test
  void a_session_that_is_ended_takes_its_ticket_and_streams_with_it_and_no_other() {
    var message = OpenMessage.sent(api, "+385911290315");
    var one = signIn("one");
    var other = signIn("other");
    var ticket = ticket(one, message.correlationId());
    var path = "/api/messages/" + message.correlationId() + "/events";
    try (var bySession = EventStream.open(api, api.request(path).header("Cookie", one).build());
        var byTicket = EventStream.open(api, api.request(ticket).build());
        var ofOther = EventStream.open(api, api.request(path).header("Cookie", other).build())) {
      for (var stream : List.of(bySession, byTicket, ofOther)) {
        Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
      }

      assertThat(by(other, "DELETE", "/api/sessions/" + idOf(one)).statusCode()).isEqualTo(204);

      assertThat(by(one, "GET", MESSAGES).statusCode()).isEqualTo(401);
      assertThat(api.call(api.request(ticket).build()).body()).contains("/bad-ticket");
      bySession.awaitEnd();
      byTicket.awaitEnd();
      assertThat(ofOther.hasEnded()).isFalse();
      assertThat(by(other, "GET", MESSAGES).statusCode()).isEqualTo(200);
    }
    message.delivered(1);
  }

  @Test
  void a_session_of_another_key_is_unknown() {
    var session = signIn("Firefox");
    for (var id : List.of(idOf(session), UUID.randomUUID().toString(), "no-id")) {
      var refused = api.call(api.authorised("/api/sessions/" + id).DELETE().build());
      assertThat(refused.statusCode()).as(id).isEqualTo(404);
      assertThat(refused.body()).contains("You have no session with this id.");
    }
    assertThat(by(session, "GET", MESSAGES).statusCode()).isEqualTo(200);
  }

  @Test
  void a_key_ends_all_its_sessions_and_goes_on() {
    var one = signIn("one");
    var other = signIn("other");

    assertThat(by(one, "DELETE", "/api/sessions").statusCode()).isEqualTo(204);

    assertThat(by(one, "GET", MESSAGES).statusCode()).isEqualTo(401);
    assertThat(by(other, "GET", MESSAGES).statusCode()).isEqualTo(401);
    assertThat(key.get(api, MESSAGES).statusCode()).isEqualTo(200);
  }

  @Test
  void an_administrator_ends_the_sessions_of_any_key() {
    var session = signIn("Firefox");
    assertThat(by(session, "DELETE", "/api/keys/" + key.id() + "/sessions").statusCode())
        .isEqualTo(403);

    assertThat(endOf(key.id())).isEqualTo(204);

    assertThat(by(session, "GET", MESSAGES).statusCode()).isEqualTo(401);
    assertThat(key.get(api, MESSAGES).statusCode()).isEqualTo(200);
    assertThat(endOf("configured-another")).isEqualTo(204);
    assertThat(endOf("configured-nobody")).isEqualTo(404);
    assertThat(endOf("000000000000")).isEqualTo(404);
  }

  @Test
  void an_administrator_sees_the_sessions_of_any_key() {
    var session = signIn("Firefox");
    var path = "/api/keys/" + key.id() + "/sessions";
    assertThat(by(session, "GET", path).statusCode()).isEqualTo(403);

    var listed = api.getJson(path).getJsonArray("sessions").getValuesAs(JsonObject.class);

    assertThat(listed)
        .singleElement()
        .satisfies(of -> assertThat(of.getString("id")).isEqualTo(idOf(session)))
        .satisfies(of -> assertThat(of.getBoolean("current")).isFalse());
    assertThat(api.get("/api/keys/configured-nobody/sessions").statusCode()).isEqualTo(404);
    key.revoke();
    assertThat(api.getJson(path).getJsonArray("sessions")).isEmpty();
  }

  @Test
  void a_browser_that_signs_in_again_has_one_session() {
    var before = signIn("Firefox");
    var again = cookie(api.call(signingIn("Firefox").header("Cookie", before).build()));

    assertThat(by(before, "GET", MESSAGES).statusCode()).isEqualTo(401);
    assertThat(list(again)).hasSize(1);
  }

  @Test
  void a_session_that_is_not_used_ends() throws SQLException {
    var session = signIn("Firefox");
    Rows.change(
        Installation.running().postgres(),
        "update access_session set last_used_at = last_used_at - interval '2 hours' where id = '%s'"
            .formatted(idOf(session)));

    assertThat(by(session, "GET", MESSAGES).statusCode()).isEqualTo(401);
  }

  private int endOf(String keyId) {
    return api.call(api.authorised("/api/keys/" + keyId + "/sessions").DELETE().build())
        .statusCode();
  }

  private List<JsonObject> list(String session) {
    return ApiClient.json(by(session, "GET", "/api/sessions").body())
        .getJsonArray("sessions")
        .getValuesAs(JsonObject.class);
  }

  private String idOf(String session) {
    return list(session).stream()
        .filter(listed -> listed.getBoolean("current"))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private HttpResponse<String> by(String session, String method, String path) {
    return api.call(
        api.request(path)
            .header("Cookie", session)
            .method(method, BodyPublishers.noBody())
            .build());
  }

  private String ticket(String session, String correlationId) {
    var issued =
        api.call(
            api.request("/api/stream-tickets")
                .header("Cookie", session)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"correlationIds\":[\"" + correlationId + "\"]}"))
                .build());
    return ApiClient.json(issued.body()).getJsonObject("links").getString("events");
  }

  private String signIn(String agent) {
    return cookie(api.call(signingIn(agent).build()));
  }

  private HttpRequest.Builder signingIn(String agent) {
    return api.request("/api/session")
        .header("User-Agent", agent)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"key\":\"" + key.text() + "\"}"));
  }

  private static String cookie(HttpResponse<String> begun) {
    return begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }
}
