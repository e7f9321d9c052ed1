package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever does something leaves an entry. */
class AuditIT {

  private static final List<String> ALL = List.of("send", "read", "operate", "privacy", "admin");

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());
  private final AuditEntries audit = new AuditEntries(api);

  private HttpResponse<String> signIn(String key) {
    return api.call(
        api.request("/api/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"key\":\"" + key + "\"}"))
            .build());
  }

  @Test
  void keys_that_are_made_and_revoked_and_sessions_are_kept() {
    var key = MadeKey.of(api, "audit-keys", List.of("read", "send"));
    var cookie =
        signIn(key.text()).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    HttpRequest signOut = api.request("/api/session").header("Cookie", cookie).DELETE().build();
    assertThat(api.call(signOut).statusCode()).isEqualTo(204);
    assertThat(api.call(signOut).statusCode()).isEqualTo(204);
    key.revoke();
    key.revoke();

    var ofKey = audit.of("tests", key.id());
    assertThat(ofKey)
        .extracting(AuditEntries::told)
        .containsExactly("key.made done " + key.id(), "key.revoked done " + key.id());
    assertThat(ofKey.get(0).getJsonObject("details"))
        .isEqualTo(
            ApiClient.json(
                "{\"caller\":\"audit-keys\",\"scopes\":\"read send\",\"expiresAt\":\"never\"}"));
    var sessions = audit.of("audit-keys");
    assertThat(sessions)
        .extracting(AuditEntries::told)
        .containsExactly("sign-in done -", "sign-out done -");
    assertThat(sessions)
        .allSatisfy(
            entry -> {
              assertThat(entry.getString("key")).isEqualTo(key.id());
              assertThat(entry.getString("team")).isEqualTo("default");
              assertThat(entry.getString("from")).isEqualTo("127.0.0.1");
              assertThat(entry.getString("session")).matches("[0-9a-f-]{36}");
            });
    assertThat(sessions.get(1).getString("session"))
        .isEqualTo(sessions.get(0).getString("session"));
  }

  @Test
  void sessions_that_are_ended_and_teams_that_are_made_are_kept() {
    try (var key = MadeKey.ofTeam(api, "audit-made", "audit-sessions", List.of("read"))) {
      signIn(key.text());
      signIn(key.text());
      var listed = ApiClient.json(key.get(api, "/api/sessions").body()).getJsonArray("sessions");
      var one = listed.getJsonObject(0).getString("id");
      api.call(key.request(api, "/api/sessions/" + one).DELETE().build());
      api.call(key.request(api, "/api/sessions").DELETE().build());

      assertThat(audit.of("audit-sessions"))
          .extracting(AuditEntries::told)
          .containsExactly(
              "sign-in done -",
              "sign-in done -",
              "session.ended done " + one,
              "sessions.ended done " + key.id());
      assertThat(audit.of("audit-sessions"))
          .allSatisfy(entry -> assertThat(entry.getString("team")).isEqualTo("audit-made"));
    }
    assertThat(audit.of("tests"))
        .extracting(AuditEntries::told)
        .contains("team.made done audit-made");
  }

  @Test
  void a_sign_in_that_is_refused_is_kept() {
    var since = Instant.now().minusSeconds(1);
    Eventually.isTrue(
        "a refused sign-in that has room",
        () -> {
          signIn("wrong");
          return audit.matching("action=sign-in.refused&since=" + since).stream()
              .anyMatch(
                  entry ->
                      AuditEntries.told(entry).equals("sign-in.refused refused - not-authorised")
                          && entry.getString("from").equals("127.0.0.1")
                          && entry.isNull("key")
                          && entry.isNull("caller"));
        });
  }

  @Test
  void what_is_done_to_send_requests_is_kept_with_what_was_refused() {
    try (var key = MadeKey.of(api, "audit-schedule", ALL)) {
      var later = Instant.now().plus(Duration.ofDays(9)).toString();
      var body =
          "{\"text\":\"Kept\",\"recipients\":[\"+385911290101\"],\"sendAt\":\"%s\"}"
              .formatted(later);
      var sent = key.call("POST", "/api/messages", body);
      var id = ApiClient.json(sent.body()).getString("correlationId");
      var path = "/api/messages/" + id;
      var move = "{\"sendAt\":\"%s\"}".formatted(later);

      assertThat(key.call("PUT", path + "/schedule", move).statusCode()).isEqualTo(200);
      assertThat(key.call("DELETE", path + "/text", "").statusCode()).isEqualTo(409);
      assertThat(key.call("DELETE", path + "/schedule", "").statusCode()).isEqualTo(204);
      assertThat(key.call("DELETE", path + "/schedule", "").statusCode()).isEqualTo(204);
      assertThat(key.call("PUT", path + "/schedule", move).statusCode()).isEqualTo(409);
      assertThat(key.call("DELETE", path + "/text", "").statusCode()).isEqualTo(204);
      var unknown = "/api/messages/" + UUID.randomUUID() + "/schedule";
      assertThat(key.call("DELETE", unknown, "").statusCode()).isEqualTo(404);

      assertThat(audit.of("audit-schedule"))
          .extracting(AuditEntries::told)
          .containsExactly(
              "message.moved done " + id,
              "text.deleted refused " + id + " text-still-needed",
              "message.cancelled done " + id,
              "message.moved refused " + id + " cancelled",
              "text.deleted done " + id);
      assertThat(audit.of("audit-schedule").get(2).getJsonObject("details").getInt("messages"))
          .isEqualTo(1);
    }
  }

  @Test
  void what_operators_do_is_kept() {
    var ours = OpenMessage.sent(api, "+385911290215");
    var foreign = UUID.randomUUID();
    api.report(
        """
        {"results":[{"messageId":"%s","to":"385911290215","status":{"groupId":3,"id":5}}]}\
        """
            .formatted(foreign));
    var call =
        Eventually.get(
            "the call",
            () -> api.getJson("/api/webhook-calls?limit=200").getJsonArray("webhookCalls"),
            calls -> !idOf(calls.getValuesAs(JsonObject.class), foreign).isEmpty());
    var callId = idOf(call.getValuesAs(JsonObject.class), foreign);
    try (var key = MadeKey.of(api, "audit-operator", ALL)) {
      var replayed = key.call("POST", "/api/webhook-calls/" + callId + "/replay", "");
      assertThat(replayed.statusCode()).isEqualTo(200);
      var report = unmatched(foreign);
      var assign = "/api/unmatched-reports/" + report + "/assign";
      var message = "{\"messageId\":\"" + ours.id() + "\"}";
      assertThat(key.call("POST", assign, message).statusCode()).isEqualTo(204);
      assertThat(key.call("POST", assign, message).statusCode()).isEqualTo(409);
      assertThat(key.call("DELETE", assign, "").statusCode()).isEqualTo(204);
      var dismiss = assign.replace("/assign", "/dismiss");
      assertThat(key.call("POST", dismiss, "").statusCode()).isEqualTo(204);
      assertThat(key.call("DELETE", dismiss, "").statusCode()).isEqualTo(204);
      assertThat(key.call("DELETE", dismiss, "").statusCode()).isEqualTo(204);

      var entries = audit.of("audit-operator");
      assertThat(entries)
          .extracting(AuditEntries::told)
          .containsExactly(
              "call.replayed done " + callId,
              "report.assigned done " + report,
              "report.assigned refused " + report + " already-matched",
              "report.assignment-undone done " + report,
              "report.dismissed done " + report,
              "report.restored done " + report);
      assertThat(entries.get(0).getJsonObject("details").getString("repetition"))
          .isEqualTo(ApiClient.json(replayed.body()).getString("id"));
      assertThat(entries.get(1).getJsonObject("details").getString("messageId"))
          .isEqualTo(ours.id());
    }
  }

  private String idOf(List<JsonObject> calls, UUID message) {
    return calls.stream()
        .map(call -> call.getString("id"))
        .filter(id -> api.get("/api/webhook-calls/" + id).body().contains(message.toString()))
        .findFirst()
        .orElse("");
  }

  private String unmatched(UUID message) {
    return api
        .getJson("/api/unmatched-reports?limit=100")
        .getJsonArray("unmatchedReports")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(report -> report.toString().contains(message.toString()))
        .map(report -> report.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void who_looks_for_a_number_exports_or_erases_it_is_kept_without_the_number() {
    var asked = "{\"recipient\":\"+385911290301\"}";
    try (var key = MadeKey.of(api, "audit-privacy", ALL);
        var reader = MadeKey.of(api, "audit-reader", List.of("read"))) {
      assertThat(key.call("POST", "/api/messages/search", asked).statusCode()).isEqualTo(200);
      var end = "{\"recipientEndsWith\":\"290301\",\"outcome\":\"failed\"}";
      assertThat(key.call("POST", "/api/messages/search", end).statusCode()).isEqualTo(200);
      var other = "{\"reference\":\"none\"}";
      assertThat(key.call("POST", "/api/messages/search", other).statusCode()).isEqualTo(200);
      assertThat(key.call("POST", "/api/messages/export", asked).statusCode()).isEqualTo(200);
      var erasure = ApiClient.json(key.call("POST", "/api/erasures", asked).body());
      assertThat(reader.call("POST", "/api/messages/search", asked).statusCode()).isEqualTo(403);

      var pseudonym = erasure.getString("pseudonym");
      var entries = audit.of("audit-privacy");
      assertThat(entries)
          .extracting(AuditEntries::told)
          .containsExactly(
              "search.number done " + pseudonym,
              "search.number done -",
              "export done " + pseudonym,
              "erasure.asked done " + erasure.getString("id"));
      assertThat(entries.get(1).getJsonObject("details").getString("by"))
          .isEqualTo("lastDigits endsWith outcome");
      assertThat(entries.get(2).getJsonObject("details").getString("form")).isEqualTo("ndjson");
      assertThat(audit.of("audit-reader"))
          .extracting(AuditEntries::told)
          .containsExactly("search.number refused " + pseudonym + " missing-scope");
      assertThat(api.get("/api/audit/export").body()).doesNotContain("290301");
    }
  }
}
