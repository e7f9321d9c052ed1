package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever does something leaves an entry, and whoever changes an entry is found. */
class AuditIT {

  private static final Pattern PROGRAM = Pattern.compile("(?ms)^```python\n(.*?)^```");
  private static final List<String> ALL = List.of("send", "read", "operate", "privacy", "admin");

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  private List<JsonObject> entries(String query) {
    return api.getJson("/api/audit?limit=200&" + query)
        .getJsonArray("entries")
        .getValuesAs(JsonObject.class);
  }

  /** Of a caller, oldest first. */
  private List<JsonObject> of(String caller) {
    return entries("caller=" + caller).stream()
        .sorted(Comparator.comparing(entry -> entry.getJsonNumber("number").longValue()))
        .toList();
  }

  private static String told(JsonObject entry) {
    return "%s %s %s%s"
        .formatted(
            entry.getString("action"),
            entry.getString("result"),
            entry.isNull("target") ? "-" : entry.getString("target"),
            entry.isNull("problem") ? "" : " " + entry.getString("problem"));
  }

  private HttpResponse<String> call(MadeKey key, String method, String path, String body) {
    return api.call(
        api.request(path)
            .header("Authorization", "Bearer " + key.text())
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

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

    var ofKey = of("tests").stream().filter(entry -> isOn(entry, key.id())).toList();
    assertThat(ofKey)
        .extracting(AuditIT::told)
        .containsExactly("key.made done " + key.id(), "key.revoked done " + key.id());
    assertThat(ofKey.get(0).getJsonObject("details"))
        .isEqualTo(
            ApiClient.json(
                "{\"caller\":\"audit-keys\",\"scopes\":\"read send\",\"expiresAt\":\"never\"}"));
    var sessions = of("audit-keys");
    assertThat(sessions)
        .extracting(AuditIT::told)
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

      assertThat(of("audit-sessions"))
          .extracting(AuditIT::told)
          .containsExactly(
              "sign-in done -",
              "sign-in done -",
              "session.ended done " + one,
              "sessions.ended done " + key.id());
      assertThat(of("audit-sessions"))
          .allSatisfy(entry -> assertThat(entry.getString("team")).isEqualTo("audit-made"));
    }
    assertThat(of("tests")).extracting(AuditIT::told).contains("team.made done audit-made");
  }

  private static boolean isOn(JsonObject entry, String id) {
    return !entry.isNull("target") && entry.getString("target").equals(id);
  }

  @Test
  void a_sign_in_that_is_refused_is_kept() {
    var since = Instant.now().minusSeconds(1);
    Eventually.isTrue(
        "a refused sign-in that has room",
        () -> {
          signIn("wrong");
          return entries("action=sign-in.refused&since=" + since).stream()
              .anyMatch(
                  entry ->
                      told(entry).equals("sign-in.refused refused - not-authorised")
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
      var sent = call(key, "POST", "/api/messages", body);
      var id = ApiClient.json(sent.body()).getString("correlationId");
      var path = "/api/messages/" + id;
      var move = "{\"sendAt\":\"%s\"}".formatted(later);

      assertThat(call(key, "PUT", path + "/schedule", move).statusCode()).isEqualTo(200);
      assertThat(call(key, "DELETE", path + "/text", "").statusCode()).isEqualTo(409);
      assertThat(call(key, "DELETE", path + "/schedule", "").statusCode()).isEqualTo(204);
      assertThat(call(key, "DELETE", path + "/schedule", "").statusCode()).isEqualTo(204);
      assertThat(call(key, "PUT", path + "/schedule", move).statusCode()).isEqualTo(409);
      assertThat(call(key, "DELETE", path + "/text", "").statusCode()).isEqualTo(204);
      var unknown = "/api/messages/" + UUID.randomUUID() + "/schedule";
      assertThat(call(key, "DELETE", unknown, "").statusCode()).isEqualTo(404);

      assertThat(of("audit-schedule"))
          .extracting(AuditIT::told)
          .containsExactly(
              "message.moved done " + id,
              "text.deleted refused " + id + " text-still-needed",
              "message.cancelled done " + id,
              "message.moved refused " + id + " cancelled",
              "text.deleted done " + id);
      assertThat(of("audit-schedule").get(2).getJsonObject("details").getInt("messages"))
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
      var replayed = call(key, "POST", "/api/webhook-calls/" + callId + "/replay", "");
      assertThat(replayed.statusCode()).isEqualTo(200);
      var report = unmatched(foreign);
      var assign = "/api/unmatched-reports/" + report + "/assign";
      var message = "{\"messageId\":\"" + ours.id() + "\"}";
      assertThat(call(key, "POST", assign, message).statusCode()).isEqualTo(204);
      assertThat(call(key, "POST", assign, message).statusCode()).isEqualTo(409);
      assertThat(call(key, "DELETE", assign, "").statusCode()).isEqualTo(204);
      var dismiss = assign.replace("/assign", "/dismiss");
      assertThat(call(key, "POST", dismiss, "").statusCode()).isEqualTo(204);
      assertThat(call(key, "DELETE", dismiss, "").statusCode()).isEqualTo(204);
      assertThat(call(key, "DELETE", dismiss, "").statusCode()).isEqualTo(204);

      var entries = of("audit-operator");
      assertThat(entries)
          .extracting(AuditIT::told)
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
      assertThat(call(key, "POST", "/api/messages/search", asked).statusCode()).isEqualTo(200);
      var end = "{\"recipientEndsWith\":\"290301\",\"outcome\":\"failed\"}";
      assertThat(call(key, "POST", "/api/messages/search", end).statusCode()).isEqualTo(200);
      var other = "{\"reference\":\"none\"}";
      assertThat(call(key, "POST", "/api/messages/search", other).statusCode()).isEqualTo(200);
      assertThat(call(key, "POST", "/api/messages/export", asked).statusCode()).isEqualTo(200);
      var erasure = ApiClient.json(call(key, "POST", "/api/erasures", asked).body());
      assertThat(call(reader, "POST", "/api/messages/search", asked).statusCode()).isEqualTo(403);

      var pseudonym = erasure.getString("pseudonym");
      var entries = of("audit-privacy");
      assertThat(entries)
          .extracting(AuditIT::told)
          .containsExactly(
              "search.number done " + pseudonym,
              "search.number done -",
              "export done " + pseudonym,
              "erasure.asked done " + erasure.getString("id"));
      assertThat(entries.get(1).getJsonObject("details").getString("by"))
          .isEqualTo("lastDigits endsWith outcome");
      assertThat(entries.get(2).getJsonObject("details").getString("form")).isEqualTo("ndjson");
      assertThat(of("audit-reader"))
          .extracting(AuditIT::told)
          .containsExactly("search.number refused " + pseudonym + " missing-scope");
      assertThat(api.get("/api/audit/export").body()).doesNotContain("290301");
    }
  }

  @Test
  void an_export_that_is_asked_for_by_its_head_leaves_room_for_others() {
    try (var key = MadeKey.of(api, "audit-head", List.of("admin"))) {
      for (int time = 0; time < 5; time++) {
        var answer = call(key, "HEAD", "/api/audit/export", "");
        assertThat(answer.statusCode()).isEqualTo(200);
      }
      assertThat(call(key, "GET", "/api/audit/export", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void pages_follow_each_other_and_go_by_what_is_asked_for() {
    try (var key = MadeKey.of(api, "audit-pages", List.of("admin"))) {
      for (int i = 0; i < 3; i++) {
        var exported = call(key, "GET", "/api/audit/export?from=999999999", "");
        assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
      }
      var byKey = "/api/audit?action=audit.exported&limit=2&key=" + key.id();
      var first = api.getJson(byKey);
      var second = api.getJson(byKey + "&cursor=" + first.getString("nextCursor"));

      assertThat(first.getJsonArray("entries")).hasSize(2);
      assertThat(second.getJsonArray("entries")).hasSize(1);
      assertThat(second).doesNotContainKey("nextCursor");
      var oldest = second.getJsonArray("entries").getJsonObject(0);
      var at = oldest.getString("at");
      assertThat(entries("caller=audit-pages&since=" + at)).hasSize(3).last().isEqualTo(oldest);
      assertThat(entries("caller=audit-pages&until=" + at)).isEmpty();
      assertThat(oldest.getJsonObject("details")).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?action=none, action",
    "?since=yesterday&until=2026-11-28T10:00:00%20+01:00, since",
    "?cursor=x&limit=0, cursor",
    "?limit=201, limit",
    "?actions=sign-in, actions",
    "/export?from=0, from",
    "/check?from=x, from",
    "/check?number=1, digest",
    "/check?digest=00&number=1, digest",
  })
  void what_is_asked_wrongly_is_named(String query, String field) {
    var refused = api.get("/api/audit" + query);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"" + field + "\"");
  }

  private JsonObject check(String query) {
    return api.getJson("/api/audit/check?" + query);
  }

  @Test
  void an_entry_that_was_changed_by_hand_is_found_here_and_by_whoever_noted_it()
      throws SQLException {
    try (var key = MadeKey.of(api, "audit-changed", List.of("read"))) {
      var entry = of("tests").stream().filter(one -> isOn(one, key.id())).findFirst().orElseThrow();
      long number = entry.getJsonNumber("number").longValue();
      var noted = "&number=" + number + "&digest=" + entry.getString("digest");
      assertThat(check("from=" + number + noted).getBoolean("whole")).isTrue();

      asSuperuser("update audit.entry set caller = 'nobody' where number = " + number);
      try {
        var broken = check("from=" + (number - 1)).getJsonObject("broken");
        assertThat(broken.getJsonNumber("number").longValue()).isEqualTo(number);
        assertThat(broken.getString("fault")).isEqualTo("changed");
      } finally {
        asSuperuser("update audit.entry set caller = 'tests' where number = " + number);
      }
      assertThat(check("from=" + number + "&number=999999999&digest=" + "0".repeat(64)).toString())
          .contains("\"broken\":{\"number\":999999999,\"fault\":\"missing\"}");
      assertThat(check("from=1&number=" + number + "&digest=" + "0".repeat(64)).toString())
          .contains("\"broken\":{\"number\":" + number + ",\"fault\":\"changed\"}");
      assertThat(check("from=1").getBoolean("whole")).isTrue();
    }
  }

  private void asSuperuser(String statement) throws SQLException {
    var url =
        "jdbc:postgresql://127.0.0.1:%d/tidings?user=postgres"
            .formatted(installation.postgres().port());
    try (var connection = DriverManager.getConnection(url);
        var change = connection.createStatement()) {
      change.execute("set session_replication_role = replica");
      change.execute(statement);
    }
  }

  @Test
  void an_export_can_be_checked_with_the_program_of_the_documents(@TempDir Path directory)
      throws IOException, InterruptedException {
    try (var key = MadeKey.of(api, "audit-ünï", List.of("admin"))) {
      var exported = call(key, "GET", "/api/audit/export", "");
      assertThat(exported.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=audit.ndjson");
      var lines = exported.body().lines().map(ApiClient::json).toList();
      assertThat(lines.get(0).getString("kind")).isEqualTo("audit");
      var end = lines.get(lines.size() - 1);
      assertThat(end.getString("kind")).isEqualTo("end");
      assertThat(lines.get(lines.size() - 2).getString("digest"))
          .isEqualTo(end.getString("digest"));

      assumeThat(run(directory, "print(1)", "")).as("a Python 3").startsWith("1");
      var program = PROGRAM.matcher(Files.readString(Path.of("docs/security.md")));
      assertThat(program.find()).isTrue();
      assertThat(run(directory, program.group(1), exported.body()))
          .startsWith("whole, up to " + end.getInt("number") + " " + end.getString("digest"));
      var changed = exported.body().replace("\"caller\":\"audit-ünï\"", "\"caller\":\"x\"");
      assertThat(run(directory, program.group(1), changed)).contains(" was changed");
      var second = exported.body().lines().toList().get(1);
      assertThat(run(directory, program.group(1), exported.body().replace(second + "\n", "")))
          .startsWith("entry 1 is missing");
    }
  }

  /** What a program prints about a file with that in it; nothing without a Python. */
  private static String run(Path directory, String program, String input)
      throws IOException, InterruptedException {
    var file = Files.writeString(directory.resolve("audit.ndjson"), input);
    try {
      var process =
          new ProcessBuilder("python3", "-c", program, file.toString())
              .redirectErrorStream(true)
              .start();
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return printed;
    } catch (IOException noPython) {
      return "";
    }
  }
}
