package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises 3 and 4: 2xx means stored; truth by rule, history by fact. */
class ReportPathIT {

  /** The simulator never tells more of such a number than that it is on its way. */
  private static final String PENDING_FOR_EVER = "15";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void the_server_has_nothing_to_say_of_calls_that_are_well() throws IOException {
    long before = logLines().size();
    for (int call = 0; call < 20; call++) {
      assertThat(api.report("{\"results\":[]}").statusCode()).isEqualTo(200);
    }

    assertThat(logLines().stream().skip(before)).noneMatch(line -> line.contains("WELD-"));
  }

  private List<String> logLines() throws IOException {
    return Files.readAllLines(installation.serverLog());
  }

  @Test
  void an_older_status_does_not_overwrite_a_final_one_and_a_later_one_corrects_it() {
    var message = pendingMessage("+3859112101");
    report(message, 3, 5, "DELIVERED_TO_HANDSET", "2030-01-01T10:00:05.000+0000");
    report(message, 3, 2, "DELIVERED_TO_OPERATOR", "2030-01-01T10:00:09.000+0000");
    report(message, 4, 15, "EXPIRED_EXPIRED", "2030-01-01T10:00:01.000+0000");
    assertThat(verdicts(message))
        .endsWith(
            "APPLIED DELIVERED_TO_HANDSET -> DELIVERED_TO_HANDSET",
            "SUPERSEDED DELIVERED_TO_OPERATOR -> DELIVERED_TO_HANDSET",
            "SUPERSEDED EXPIRED_EXPIRED -> DELIVERED_TO_HANDSET");

    report(message, 2, 9, "UNDELIVERABLE_NOT_DELIVERED", "2030-01-01T10:00:22.000+0100");
    assertThat(current(message).getString("status")).isEqualTo("DELIVERED_TO_HANDSET");
    report(message, 2, 9, "UNDELIVERABLE_NOT_DELIVERED", "2030-01-01T10:00:22.000Z");
    assertThat(verdicts(message))
        .endsWith("CORRECTED UNDELIVERABLE_NOT_DELIVERED -> UNDELIVERABLE_NOT_DELIVERED");
    assertThat(current(message).getBoolean("corrected")).isTrue();
  }

  @Test
  void the_same_report_again_is_counted_and_is_no_new_event() {
    var message = pendingMessage("+3859112102");
    for (int time = 0; time < 3; time++) {
      report(message, 3, 5, "DELIVERED_TO_HANDSET", "2030-01-01T10:00:05.000+0000");
    }
    var delivered =
        events(message).stream()
            .filter(event -> event.getString("status").equals("DELIVERED_TO_HANDSET"))
            .toList();
    assertThat(delivered).hasSize(1);
    assertThat(delivered.get(0).getInt("repeats")).isEqualTo(2);
  }

  @Test
  void one_bad_report_does_not_spoil_its_batch_and_the_call_is_kept_as_it_came()
      throws SQLException {
    var message = pendingMessage("+3859112103");
    var body =
        """
        {"results":["nonsense",{"to":"no id"},{"messageId":4711},
         {"messageId":"11111111-2222-4333-8444-555555555555","status":{"groupId":3,"id":5}},
         {"messageId":"%s","doneAt":"2030-01-01T10:00:05.000+0000","mccMnc":"null",
          "status":{"groupId":3,"groupName":"DELIVERED","id":4242,"name":"DELIVERED_SOMEHOW"},
          "error":{"groupId":77,"groupName":"NEW","id":88,"name":"EC_NEW","permanent":false},
          "price":{"pricePerMessage":0.0123456789,"currency":"CREDITS"},"smsCount":2}]}
        """
            .formatted(message.id());
    assertThat(api.report(body).statusCode()).isEqualTo(200);

    var current = current(message);
    assertThat(current.getString("status")).isEqualTo("DELIVERED_SOMEHOW");
    assertThat(current.getJsonObject("price").toString())
        .isEqualTo("{\"amount\":0.0123456789,\"currency\":\"CREDITS\"}");
    assertThat(current.getInt("segments")).isEqualTo(2);
    assertThat(current.getString("mccMnc")).isEqualTo("21901");
    assertThat(calls("accepted and body = convert_to('" + body + "', 'UTF8')"))
        .containsExactly("reports 3, unmatched 2, broken 2");
  }

  @Test
  void a_refused_call_is_recorded_with_its_reason() throws SQLException {
    int before = calls("reason = 'malformed-json'").size();
    assertThat(api.report("{\"results\":[oops").statusCode()).isEqualTo(400);
    assertThat(calls("reason = 'malformed-json'")).hasSize(before + 1);
  }

  private record Sent(String correlationId, String id) {}

  /** A message that Infobip has, and of which only the test tells more. */
  private Sent pendingMessage(String number) {
    var accepted = api.send("For reports", number + PENDING_FOR_EVER);
    var sent =
        new Sent(
            accepted.getString("correlationId"),
            accepted.getJsonArray("messages").getJsonObject(0).getString("id"));
    Eventually.get(
        "the message to be on its way and the simulator to have told so",
        () -> events(sent),
        events -> events.size() == 2);
    return sent;
  }

  private void report(Sent message, int group, int id, String name, String doneAt) {
    var body =
        """
        {"results":[{"messageId":"%s","doneAt":"%s","status":{"groupId":%d,"id":%d,"name":"%s"},
         "error":{"groupId":0,"id":0}}]}
        """
            .formatted(message.id(), doneAt, group, id, name);
    assertThat(api.report(body).statusCode()).isEqualTo(200);
  }

  private JsonObject current(Sent message) {
    return api.read(message.correlationId()).getJsonArray("messages").getJsonObject(0);
  }

  private List<JsonObject> events(Sent message) {
    return api.read(message.correlationId()).getJsonArray("events").getValuesAs(JsonObject.class);
  }

  private List<String> verdicts(Sent message) {
    return events(message).stream()
        .map(
            event ->
                event.getString("verdict")
                    + " "
                    + event.getJsonObject("provider").getString("name")
                    + " -> "
                    + event.getString("status"))
        .toList();
  }

  private List<String> calls(String where) throws SQLException {
    return Rows.of(
        installation.postgres(),
        "select format('reports %s, unmatched %s, broken %s', reports, unmatched, broken)"
            + " from webhook_call where "
            + where);
  }
}
