package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are made, used, replaced and revoked while the server runs. */
class KeysIT {

  private static final List<String> ALL = List.of("send", "read");

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @Test
  void a_key_is_shown_once_and_lets_its_holder_in_at_once() {
    try (var key = MadeKey.of(api, "keys-once", ALL)) {
      assertThat(key.text()).matches("tdg_" + key.id() + "_[0-9A-Za-z]{49}");
      assertThat(key.get(api, "/api/session").body())
          .contains("\"caller\":\"keys-once\"", "[\"send\",\"read\"]", "\"operator\":false");
      assertThat(api.get("/api/keys").body()).contains(key.id()).doesNotContain(key.text());
      assertThat(api.get("/api/keys/" + key.id()).body()).doesNotContain(key.text());
    }
  }

  @Test
  void who_made_and_revoked_a_key_and_when_stays() {
    var key = MadeKey.of(api, "keys-life", ALL);
    assertThat(read(key).getString("createdBy")).isEqualTo("configured-tests");
    assertThat(read(key).get("revokedAt")).isEqualTo(JsonValue.NULL);

    assertThat(key.revoke().statusCode()).isEqualTo(204);
    var first = read(key);
    assertThat(key.revoke().statusCode()).isEqualTo(204);

    assertThat(first.getString("revokedBy")).isEqualTo("configured-tests");
    assertThat(read(key)).isEqualTo(first);
  }

  @Test
  void when_a_key_was_last_used_is_told_to_the_hour() {
    try (var key = MadeKey.of(api, "keys-used", ALL)) {
      assertThat(read(key).get("lastUsedAt")).isEqualTo(JsonValue.NULL);
      key.get(api, "/api/messages");
      Eventually.isTrue("the use is stored", () -> read(key).get("lastUsedAt") != JsonValue.NULL);
      assertThat(read(key).getString("lastUsedAt")).endsWith(":00:00Z");
    }
  }

  @Test
  void a_key_that_is_revoked_is_dead_at_once_with_its_session_ticket_and_streams() {
    var message = OpenMessage.sent(api, "+385911190615");
    var key = MadeKey.of(api, "keys-dead", ALL);
    var session = session(key);
    var ticket = ticket(key, message.correlationId());
    var path = "/api/messages/" + message.correlationId() + "/events";
    try (var byKey = stream(path, "Authorization", "Bearer " + key.text());
        var bySession = stream(path, "Cookie", session);
        var byTicket = EventStream.open(api, api.request(ticket).build());
        var other = EventStream.follow(api, message.correlationId())) {
      for (var stream : List.of(byKey, bySession, byTicket, other)) {
        Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
      }

      key.revoke();

      assertThat(key.get(api, "/api/messages").statusCode()).isEqualTo(401);
      assertThat(by("Cookie", session).statusCode()).isEqualTo(401);
      assertThat(api.call(api.request(ticket).build()).body()).contains("/bad-ticket");
      List.of(byKey, bySession, byTicket).forEach(EventStream::awaitEnd);
      assertThat(other.hasEnded()).isFalse();
    }
    message.delivered(1);
  }

  @Test
  void a_key_ends_by_itself_when_it_expires() {
    var end = Instant.now().plus(Duration.ofSeconds(3));
    var key = MadeKey.of(api, "keys-expire", ALL, Optional.of(end));
    var session = session(key);
    assertThat(key.get(api, "/api/messages").statusCode()).isEqualTo(200);

    Eventually.isTrue("its end", () -> key.get(api, "/api/messages").statusCode() == 401);

    assertThat(Instant.now()).isAfterOrEqualTo(end.minusSeconds(1));
    assertThat(by("Cookie", session).statusCode()).isEqualTo(401);
  }

  @Test
  void a_caller_who_moves_to_a_second_key_sends_nothing_twice() {
    var first = MadeKey.of(api, "keys-rotation", ALL);
    try (var second = MadeKey.of(api, "keys-rotation", ALL)) {
      var idempotencyKey = UUID.randomUUID().toString();
      var accepted = send(first, idempotencyKey);
      first.revoke();
      var repeated = send(second, idempotencyKey);

      assertThat(accepted.statusCode()).isEqualTo(202);
      assertThat(repeated.headers().firstValue("Idempotency-Replayed")).contains("true");
      assertThat(repeated.body()).isEqualTo(accepted.body());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | caller,scopes",
        "{\"caller\":\"a\",\"scopes\":[]} | scopes",
        "{\"caller\":\"a\",\"scopes\":\"read\"} | scopes",
        "{\"caller\":\"a\",\"scopes\":[\"read\",\"root\",7]} | scopes[1],scopes[2]",
        "{\"caller\":\"a:b\",\"scopes\":[\"read\"]} | caller",
        "{\"caller\":\" a\",\"scopes\":[\"read\"]} | caller",
        "{\"caller\":7,\"scopes\":[\"read\"]} | caller",
        "{\"caller\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"} | expiresAt",
        "{\"caller\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"tomorrow\"} | expiresAt",
        "{\"caller\":\"a\",\"scopes\":[\"read\"],\"expires\":\"2030-01-01T00:00:00Z\"} | expires",
      })
  void what_is_wrong_with_a_wanted_key_is_named_and_none_is_made(String body, String fields) {
    var refused = api.post("/api/keys", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(
            ApiClient.json(refused.body()).getJsonArray("violations").stream()
                .map(violation -> violation.asJsonObject().getString("field")))
        .containsExactlyInAnyOrder(fields.split(",", -1));
    assertThat(api.get("/api/keys").body()).doesNotContain("\"caller\":\"a\"");
  }

  @Test
  void who_may_only_read_finds_nobody_by_number() {
    try (var key = MadeKey.of(api, "keys-search", List.of("read"))) {
      assertThat(search(key, "{\"reference\":\"keys-search\"}").statusCode()).isEqualTo(200);
      for (var wanted :
          List.of("{\"recipient\":\"+385911190101\"}", "{\"recipientEndsWith\":\"90101\"}")) {
        assertThat(search(key, wanted).body()).contains("/missing-scope", "'privacy'");
      }
    }
  }

  private HttpResponse<String> search(MadeKey key, String body) {
    return api.call(
        api.request("/api/messages/search")
            .header("Authorization", "Bearer " + key.text())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void a_key_of_this_id_there_is_not() {
    var unknown = api.authorised("/api/keys/000000000000");
    assertThat(api.call(unknown.build()).statusCode()).isEqualTo(404);
    assertThat(api.call(unknown.DELETE().build()).statusCode()).isEqualTo(404);
    assertThat(api.get("/api/keys/configured-tests").statusCode()).isEqualTo(404);
  }

  private JsonObject read(MadeKey key) {
    return api.getJson("/api/keys/" + key.id());
  }

  private EventStream stream(String path, String header, String value) {
    return EventStream.open(api, api.request(path).header(header, value).build());
  }

  private HttpResponse<String> by(String header, String value) {
    return api.call(api.request("/api/messages").header(header, value).build());
  }

  private String session(MadeKey key) {
    var begun =
        api.call(
            api.request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"" + key.text() + "\"}"))
                .build());
    return begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** The URL of the stream it opens. */
  private String ticket(MadeKey key, String correlationId) {
    var issued =
        api.call(
            api.request("/api/stream-tickets")
                .header("Authorization", "Bearer " + key.text())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"correlationIds\":[\"" + correlationId + "\"]}"))
                .build());
    return ApiClient.json(issued.body()).getJsonObject("links").getString("events");
  }

  private HttpResponse<String> send(MadeKey key, String idempotencyKey) {
    return api.call(
        api.request("/api/messages")
            .header("Authorization", "Bearer " + key.text())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString("{\"recipients\":[\"+385911190101\"],\"text\":\"Once\"}"))
            .build());
  }
}
