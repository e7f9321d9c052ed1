package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 2: after an unknown outcome Infobip's logs are asked before anything else is done. */
class UnknownOutcomesIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @AfterEach
  void no_more_faults() {
    faults(
        "{\"dropBefore\":null,\"dropAfterAccept\":null,\"logsUnavailable\":null,"
            + "\"logsLateMillis\":null}");
  }

  @Test
  void a_message_that_the_logs_do_not_know_at_two_looks_is_submitted_again_once()
      throws SQLException {
    faults("{\"dropBefore\":1}");
    var correlationId = send("+385912310101");
    awaitUnknown(correlationId);
    faults("{\"dropBefore\":null}");

    var message = message(api.readWhenFinal(correlationId));
    assertThat(message.getString("outcome")).isEqualTo("delivered");
    assertThat(ledger(message).getInt("accepted")).isEqualTo(1);
    assertThat(column("attempts", correlationId)).isEqualTo("2");
  }

  @Test
  void the_history_tells_that_no_answer_came_and_what_was_tried_then() {
    faults("{\"dropBefore\":1}");
    var correlationId = send("+385912380101");
    try (var stream = EventStream.follow(api, correlationId)) {
      awaitUnknown(correlationId);
      var unknown = message(api.read(correlationId));
      assertThat(unknown.getString("status")).isEqualTo("QUEUED");
      assertThat(unknown.getString("attempt")).isEqualTo("unanswered");
      assertThat(unknown.getJsonObject("explanation").getString("text"))
          .startsWith("It was submitted, and no answer came");
      faults("{\"dropBefore\":null}");

      // the first may stand in the snapshot already
      assertThat(stream.awaitEnd().names().stream().filter("attempt"::equals)).hasSizeBetween(2, 3);
    }
    var events = api.read(correlationId).getJsonArray("events").getValuesAs(JsonObject.class);
    assertThat(events.subList(0, 4))
        .extracting(
            event -> event.getString("attempt", event.getString("source")),
            event -> event.getString("verdict"))
        .containsExactly(
            tuple("unanswered", "NOTED"),
            tuple("looked", "NOTED"),
            tuple("due-again", "NOTED"),
            tuple("SUBMIT", "APPLIED"));
    assertThat(events).filteredOn(event -> event.containsKey("attempt")).hasSize(3);
  }

  @Test
  void a_message_that_the_logs_know_only_at_the_second_look_is_not_submitted_again()
      throws SQLException {
    faults("{\"dropAfterAccept\":1,\"logsLateMillis\":2500}");
    var correlationId = send("+385912320108");
    awaitUnknown(correlationId);

    var message = message(api.readWhenFinal(correlationId));
    assertThat(message.getString("outcome")).isEqualTo("delivered");
    assertThat(ledger(message).getInt("accepted")).isEqualTo(1);
    assertThat(column("attempts", correlationId)).isEqualTo("1");
  }

  @Test
  void looks_that_nobody_answers_do_not_count() throws SQLException {
    faults("{\"dropAfterAccept\":1,\"logsUnavailable\":1}");
    double before = unavailable();
    var correlationId = send("+385912330108");
    Eventually.isTrue("two looks in vain", () -> unavailable() >= before + 2);
    assertThat(column("look", correlationId)).isEqualTo("UNKNOWN");
    assertThat(api.meter("tidings_unknown_outcomes")).isEqualTo(1);

    faults("{\"logsUnavailable\":null}");
    var message = message(api.readWhenFinal(correlationId));
    assertThat(message.getString("outcome")).isEqualTo("delivered");
    assertThat(ledger(message).getInt("accepted")).isEqualTo(1);
  }

  @Test
  void a_message_of_which_the_logs_tell_nothing_for_two_days_fails() throws SQLException {
    faults("{\"dropAfterAccept\":1,\"logsUnavailable\":1}");
    var correlationId = send("+385912340114");
    awaitUnknown(correlationId);
    change("submitted_at = now() - interval '48 hours', check_at = now()", correlationId);

    var read = api.readWhenFinal(correlationId);
    assertThat(message(read).getString("status")).isEqualTo("FAILED");
    assertThat(read.getJsonArray("events").getJsonObject(1).getString("reason"))
        .isEqualTo(
            "OUTCOME_UNKNOWN: the submit was not answered, and neither were the questions to"
                + " Infobip's logs");
  }

  @Test
  void a_message_that_a_report_told_of_before_it_was_due_again_is_not_submitted_again()
      throws SQLException {
    faults("{\"dropBefore\":1}");
    var correlationId = send("+385912350101");
    awaitUnknown(correlationId);
    var id = message(api.read(correlationId)).getString("id");
    var report =
        "{\"results\":[{\"messageId\":\"%s\",\"doneAt\":\"2026-01-01T00:00:00.000+0000\","
            + "\"status\":{\"groupId\":1,\"id\":7}}]}";
    assertThat(api.report(report.formatted(id)).statusCode()).isEqualTo(200);
    faults("{\"dropBefore\":null}");

    Eventually.isTrue(
        "it to count as submitted", () -> columnOrFail("look", correlationId).equals("SILENT"));
    assertThat(column("attempts", correlationId)).isEqualTo("1");
    assertThat(column("due_at is null", correlationId)).isEqualTo("t");
    assertThat(installation.simulator().ledger(id)).isEmpty();
  }

  @Test
  void a_message_that_a_report_told_of_while_it_was_due_again_is_not_submitted_again()
      throws SQLException {
    faults("{\"dropBefore\":1}");
    var correlationId = send("+385912360101");
    awaitUnknown(correlationId);
    var id = message(api.read(correlationId)).getString("id");
    faults("{\"dropBefore\":null}");
    change(
        "outcome = 'SENT', status = 'PENDING_ENROUTE', group_id = 1, status_id = 7,"
            + " look = 'SILENT', check_at = null, due_at = now()",
        correlationId);

    Eventually.isTrue(
        "it to leave the outbox", () -> columnOrFail("due_at is null", correlationId).equals("t"));
    assertThat(column("check_at is not null", correlationId)).isEqualTo("t");
    assertThat(installation.simulator().ledger(id)).isEmpty();
  }

  @Test
  void messages_whose_node_died_are_asked_for() throws SQLException {
    faults("{\"dropBefore\":1}");
    var correlationId = send("+385912370101");
    awaitUnknown(correlationId);
    faults("{\"dropBefore\":null}");
    change(
        "look = 'SILENT', check_at = null, due_at = now() - interval '3 minutes',"
            + " lease_until = now() - interval '1 second'",
        correlationId);

    var message = message(api.readWhenFinal(correlationId));
    assertThat(message.getString("outcome")).isEqualTo("delivered");
    assertThat(ledger(message).getInt("accepted")).isEqualTo(1);
  }

  private void faults(String changes) {
    installation.simulator().faults(changes);
  }

  private String send(String recipient) {
    return api.send("Unknown", recipient).getString("correlationId");
  }

  private void awaitUnknown(String correlationId) {
    Eventually.isTrue(
        "an unknown outcome", () -> columnOrFail("look", correlationId).equals("UNKNOWN"));
  }

  private double unavailable() {
    return api.meter("tidings_logs_calls_total{result=\"unavailable\"}");
  }

  private static JsonObject message(JsonObject read) {
    return read.getJsonArray("messages").getJsonObject(0);
  }

  private JsonObject ledger(JsonObject message) {
    return installation.simulator().ledger(message.getString("id")).orElseThrow();
  }

  private String column(String expression, String correlationId) throws SQLException {
    return Rows.of(
            installation.postgres(),
            "select " + expression + " from message where correlation_id = '" + correlationId + "'")
        .get(0);
  }

  private String columnOrFail(String expression, String correlationId) {
    try {
      return column(expression, correlationId);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private void change(String columns, String correlationId) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update message set " + columns + " where correlation_id = '" + correlationId + "'");
    }
  }
}
