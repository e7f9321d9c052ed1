package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries are found, leave whole, and whoever changes one is found out. */
class AuditReadIT {

  private static final Pattern PROGRAM = Pattern.compile("(?ms)^```python\n(.*?)^```");

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());
  private final AuditEntries audit = new AuditEntries(api);

  @Test
  void an_export_that_is_asked_for_by_its_head_leaves_room_for_others() {
    try (var key = MadeKey.of(api, "audit-head", List.of("admin"))) {
      for (int time = 0; time < 5; time++) {
        var answer = key.call("HEAD", "/api/audit/export", "");
        assertThat(answer.statusCode()).isEqualTo(200);
      }
      assertThat(key.call("GET", "/api/audit/export", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void pages_follow_each_other_and_go_by_what_is_asked_for() {
    try (var key = MadeKey.of(api, "audit-pages", List.of("admin"))) {
      for (int i = 0; i < 3; i++) {
        var exported = key.call("GET", "/api/audit/export?from=999999999", "");
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
      assertThat(audit.matching("caller=audit-pages&since=" + at))
          .hasSize(3)
          .last()
          .isEqualTo(oldest);
      assertThat(audit.matching("caller=audit-pages&until=" + at)).isEmpty();
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
      var entry = audit.of("tests", key.id()).get(0);
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
      var exported = key.call("GET", "/api/audit/export", "");
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
