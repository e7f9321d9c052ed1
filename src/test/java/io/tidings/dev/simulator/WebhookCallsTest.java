package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How reports travel: pushed to their address until it takes them, or waiting to be fetched. */
class WebhookCallsTest {
  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator =
      Simulator.start(
          SimulatorSettings.defaults()
              .withReportDelay(Duration.ofMillis(20))
              .withRetryTimeFactor(1e-7)
              .withWebhookConcurrency(3)
              .withWebhookTimeout(Duration.ofSeconds(5)),
          clock);
  private final Receiver receiver = new Receiver();
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void carry_everything_infobip_tells_of_a_message() {
    caller.submit(
        """
        {"messages": [{"sender": "AcmeShop",
          "destinations": [{"to": "+385911111104", "messageId": "m"}],
          "content": {"text": "%s"},
          "options": {"campaignReferenceId": "shipping",
                      "platform": {"entityId": "e", "applicationId": "a"}},
          "webhooks": {"delivery": {"url": "%s", "notify": true}, "callbackData": "order=7"}}],
         "options": {"schedule": {"bulkId": "bulk-1"}}}
        """
            .formatted("x".repeat(161), receiver.url()));

    eventually(() -> assertThat(receiver.bodies()).hasSize(1));
    assertThat(JsonText.parse(receiver.bodies().get(0)))
        .isEqualTo(
            JsonText.parse(
                """
                {"results": [{"bulkId": "bulk-1", "messageId": "m", "to": "385911111104", "sender": "AcmeShop",
                  "sentAt": "2026-03-02T09:15:04.120+0000", "doneAt": "2026-03-02T09:15:04.140+0000",
                  "messageCount": 2, "mccMnc": "21901", "callbackData": "order=7",
                  "price": {"pricePerMessage": 0.0312, "currency": "EUR"},
                  "status": {"groupId": 2, "groupName": "UNDELIVERABLE", "id": 9,
                             "name": "UNDELIVERABLE_NOT_DELIVERED", "description": "Message sent not delivered"},
                  "error": {"groupId": 1, "groupName": "HANDSET_ERRORS", "id": 1, "name": "EC_UNKNOWN_SUBSCRIBER",
                            "description": "Unknown Subscriber", "permanent": true},
                  "platform": {"entityId": "e", "applicationId": "a"}, "campaignReferenceId": "shipping"}]}
                """));
  }

  @Test
  void speak_version_2_of_messages_submitted_by_version_2() {
    caller.post(
        "/sms/2/text/advanced",
        """
        {"bulkId": "bulk-1", "messages": [{"from": "AcmeShop", "text": "Hello", "notifyUrl": "%s", "callbackData": "order=7",
          "entityId": "e", "destinations": [{"to": "385911111107", "messageId": "m"}]}]}
        """
            .formatted(receiver.url()));

    eventually(() -> assertThat(receiver.bodies()).hasSize(1));
    assertThat(JsonText.parse(receiver.bodies().get(0)))
        .isEqualTo(
            JsonText.parse(
                """
                {"results": [{"bulkId": "bulk-1", "messageId": "m", "to": "385911111107", "from": "AcmeShop",
                  "sentAt": "2026-03-02T09:15:04.120+0000", "doneAt": "2026-03-02T09:15:04.140+0000",
                  "smsCount": 1, "mccMnc": "21901", "callbackData": "order=7",
                  "price": {"pricePerMessage": 0.0, "currency": "EUR"},
                  "status": {"groupId": 5, "groupName": "REJECTED", "id": 8,
                             "name": "REJECTED_PREFIX_MISSING", "description": "Number prefix missing"},
                  "error": {"groupId": 2, "groupName": "USER_ERRORS", "id": 351,
                            "name": "EC_INVALID_DESTINATION_ADDRESS",
                            "description": "Invalid destination address", "permanent": false},
                  "entityId": "e", "applicationId": "default"}]}
                """));
  }

  @Test
  void are_repeated_with_the_same_body_until_they_are_answered_2xx() {
    receiver.answerNext(500, 404, 302, 204);

    caller.submit(SubmitFixture.reported(receiver.url(), "m", "385911111101"));

    eventually(() -> assertThat(onlyReport("m").getString("state")).isEqualTo("ACKNOWLEDGED"));
    assertThat(onlyReport("m").getJsonArray("attempts"))
        .isEqualTo(
            JsonText.parse(
                    """
                    {"attempts": [
                      {"sequence": 1, "call": 1, "at": "2026-03-02T09:15:04.120+0000", "httpStatus": 500},
                      {"sequence": 2, "call": 2, "at": "2026-03-02T09:15:04.120+0000", "httpStatus": 404},
                      {"sequence": 3, "call": 3, "at": "2026-03-02T09:15:04.120+0000", "httpStatus": 302},
                      {"sequence": 4, "call": 4, "at": "2026-03-02T09:15:04.120+0000", "httpStatus": 204}]}
                    """)
                .getJsonArray("attempts"));
    assertThat(receiver.bodies()).hasSize(4);
    assertThat(List.copyOf(receiver.bodies())).containsOnly(receiver.bodies().get(0));
  }

  @Test
  void are_given_up_after_twenty_retries() {
    var nobody = receiver.url();
    receiver.close();

    caller.submit(SubmitFixture.reported(nobody, "m", "385911111101"));

    eventually(() -> assertThat(onlyReport("m").getString("state")).isEqualTo("DROPPED"));
    assertThat(onlyReport("m").getJsonArray("attempts"))
        .hasSize(21)
        .extracting(attempt -> attempt.asJsonObject().getString("failure"))
        .containsOnly("ConnectException");
    assertThat(caller.getJson("/sms/3/reports").getJsonArray("results")).isEmpty();
  }

  @Test
  void hold_a_hundred_reports_at_most_and_run_side_by_side() {
    receiver.hold();

    caller.submit(SubmitFixture.many(receiver.url(), 1000));

    eventually(() -> assertThat(receiver.bodies()).hasSize(3));
    assertThat(simulator.totals().getInt("webhookCalls")).isEqualTo(3);
    receiver.release();
    eventually(() -> assertThat(reportsInState("ACKNOWLEDGED")).isEqualTo(1000));
    assertThat(receiver.bodies())
        .extracting(body -> JsonText.parse(body).getJsonArray("results").size())
        .allMatch(size -> size <= 100);
    assertThat(receiver.reports())
        .extracting(report -> report.getString("messageId"))
        .hasSize(1000)
        .doesNotHaveDuplicates();
  }

  @Test
  void are_not_made_without_an_address_but_the_report_can_be_fetched_once() {
    caller.submit(SubmitFixture.unreported("m", "385911111101"));
    caller.submit(SubmitFixture.unreported("n", "385911111101"));
    eventually(() -> assertThat(reportsInState("PULLABLE")).isEqualTo(2));

    assertThat(fetch("?messageId=n")).containsExactly("n");
    assertThat(fetch("?limit=1")).containsExactly("m");
    assertThat(fetch("")).isEmpty();
    assertThat(reportsInState("PULLED")).isEqualTo(2);
    assertThat(simulator.totals().getInt("webhookCalls")).isZero();
  }

  @Test
  void are_not_made_for_a_caller_who_wants_no_report() {
    caller.submit(
        SubmitFixture.body(
            """
            "content": {"text": "Hi"}, "webhooks": {"delivery": {"url": "%s", "notify": false}}"""
                .formatted(receiver.url()),
            SubmitFixture.destination("m", "385911111101")));

    assertThat(simulator.ledger("m").orElseThrow().getJsonArray("reports")).isEmpty();
  }

  private List<String> fetch(String query) {
    return caller.getJson("/sms/3/reports" + query).getJsonArray("results").stream()
        .map(report -> report.asJsonObject().getString("messageId"))
        .toList();
  }

  private JsonObject onlyReport(String messageId) {
    var reports = simulator.ledger(messageId).orElseThrow().getJsonArray("reports");
    assertThat(reports).hasSize(1);
    return reports.getJsonObject(0);
  }

  private int reportsInState(String state) {
    return simulator.totals().getJsonObject("reports").getInt(state);
  }
}
