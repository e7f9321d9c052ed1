package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 8: every message ends, also one that nobody ever tells of. */
class SilentMessagesIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_message_without_a_final_report_ends_after_the_last_look_and_a_late_report_corrects_it()
      throws SQLException {
    var accepted = api.send("Silence", "+385911170115");
    var correlationId = accepted.getString("correlationId");
    var id = accepted.getJsonArray("messages").getJsonObject(0).getString("id");
    Eventually.isTrue("it to be with Infobip", () -> outcome(correlationId).equals("sent"));

    pretendThatTwoDaysWentBy(id);
    var read = api.readWhenFinal(correlationId);
    assertThat(read.getJsonArray("messages").getJsonObject(0).getString("status"))
        .isEqualTo("NO_REPORT");
    var events = read.getJsonArray("events").getValuesAs(JsonObject.class);
    assertThat(events.get(events.size() - 1).getString("reason"))
        .isEqualTo("No final report came, and Infobip's logs no longer reach back to its submit.");

    tellThatItIsOnItsWay(id);
    assertThat(outcome(correlationId)).isEqualTo("sent");
    pretendThatTwoDaysWentBy(id);
    assertThat(
            api.readWhenFinal(correlationId)
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("status"))
        .isEqualTo("NO_REPORT");

    var report =
        "{\"results\":[{\"messageId\":\"%s\",\"doneAt\":\"2030-01-01T00:00:00.000+0000\","
            + "\"status\":{\"groupId\":3,\"id\":5}}]}";
    assertThat(api.report(report.formatted(id)).statusCode()).isEqualTo(200);
    assertThat(outcome(correlationId)).isEqualTo("delivered");
  }

  @Test
  void a_message_ends_once_its_own_validity_and_the_grace_time_are_over() throws SQLException {
    var body =
        """
        {"text": "Short", "recipients": ["+385911180115"],
         "validityPeriod": {"amount": 1, "timeUnit": "HOURS"}}
        """;
    var shortOne =
        ApiClient.json(api.post("/api/messages", body).body()).getString("correlationId");
    var longOne = api.send("Long", "+385911180215").getString("correlationId");
    for (var correlationId : List.of(shortOne, longOne)) {
      Eventually.isTrue("it to be with Infobip", () -> outcome(correlationId).equals("sent"));
      change(
          "submitted_at = now() - interval '3 hours', check_at = now()",
          "correlation_id = '" + correlationId + "'");
    }

    var read = api.readWhenFinal(shortOne);
    assertThat(read.getJsonArray("messages").getJsonObject(0).getString("status"))
        .isEqualTo("NO_REPORT");
    Eventually.isTrue("the other to have been looked for", () -> nextLookIsAhead(longOne));
    assertThat(outcome(longOne)).isEqualTo("sent");
  }

  @Test
  void after_an_outage_of_ours_what_was_submitted_before_is_looked_for_at_once()
      throws SQLException {
    var correlationId = api.send("Outage", "+385911180308").getString("correlationId");
    Eventually.isTrue("it to be with Infobip", () -> outcome(correlationId).equals("sent"));
    change("check_at = now() + interval '1 hour'", "correlation_id = '" + correlationId + "'");

    execute("update last_reachable set at = now() - interval '10 minutes'");

    assertThat(
            api.readWhenFinal(correlationId)
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("outcome"))
        .isEqualTo("delivered");
  }

  private boolean nextLookIsAhead(String correlationId) {
    try {
      return Rows.of(
              installation.postgres(),
              "select check_at > now() from message where correlation_id = '" + correlationId + "'")
          .equals(List.of("t"));
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Whoever leaves the end for a status that is not final must be looked at once more. */
  private void tellThatItIsOnItsWay(String id) throws SQLException {
    var report =
        "{\"results\":[{\"messageId\":\"%s\",\"doneAt\":\"2029-01-01T00:00:00.000+0000\","
            + "\"status\":{\"groupId\":1,\"id\":3}}]}";
    assertThat(api.report(report.formatted(id)).statusCode()).isEqualTo(200);
    assertThat(
            Rows.of(
                installation.postgres(),
                "select check_at > now() from message where id = '" + id + "'"))
        .containsExactly("t");
  }

  private String outcome(String correlationId) {
    return api.read(correlationId).getJsonArray("messages").getJsonObject(0).getString("outcome");
  }

  private void pretendThatTwoDaysWentBy(String id) throws SQLException {
    change("submitted_at = now() - interval '50 hours', check_at = now()", "id = '" + id + "'");
  }

  private void change(String columns, String condition) throws SQLException {
    execute("update message set " + columns + " where " + condition);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
