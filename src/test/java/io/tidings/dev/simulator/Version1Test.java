package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports and logs in the words of the older calls. */
class Version1Test {
  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withReportDelay(Duration.ofMillis(20)), clock);
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void hands_out_reports_once() {
    submit();
    eventually(() -> assertThat(pullable()).isEqualTo(1));
    clock.pass(Duration.ofSeconds(1));

    assertThat(caller.getJson("/sms/1/reports?bulkId=other").getJsonArray("results")).isEmpty();
    assertThat(caller.getJson("/sms/1/reports?bulkId=b&messageId=m&limit=1"))
        .isEqualTo(
            JsonText.parse(
                """
                {"results": [{"bulkId": "b", "messageId": "m", "to": "385911111101", "from": "AcmeShop",
                  "sentAt": "2026-03-02T09:15:04.120+0000", "doneAt": "2026-03-02T09:15:04.140+0000",
                  "smsCount": 1, "mccMnc": "21901", "applicationId": "default",
                  "price": {"pricePerMessage": 0.0312, "currency": "EUR"},
                  "status": {"groupId": 3, "groupName": "DELIVERED", "id": 5,
                             "name": "DELIVERED_TO_HANDSET", "description": "Message delivered to handset"},
                  "error": {"groupId": 0, "groupName": "OK", "id": 0, "name": "NO_ERROR",
                            "description": "No Error", "permanent": false}}]}
                """));
    assertThat(caller.getJson("/sms/1/reports").getJsonArray("results")).isEmpty();
    assertThat(caller.getJson("/sms/3/reports").getJsonArray("results")).isEmpty();
  }

  @Test
  void writes_logs() {
    submit();
    clock.pass(Duration.ofSeconds(1));

    assertThat(caller.getJson("/sms/1/logs?from=AcmeShop&to=385911111101&mcc=219&mnc=01"))
        .isEqualTo(
            JsonText.parse(
                """
                {"results": [{"bulkId": "b", "messageId": "m", "to": "385911111101", "from": "AcmeShop",
                  "text": "Hello",
                  "sentAt": "2026-03-02T09:15:04.120+0000", "doneAt": "2026-03-02T09:15:04.140+0000",
                  "smsCount": 1, "mccMnc": "21901", "applicationId": "default",
                  "price": {"pricePerMessage": 0.0312, "currency": "EUR"},
                  "status": {"groupId": 3, "groupName": "DELIVERED", "id": 5,
                             "name": "DELIVERED_TO_HANDSET", "description": "Message delivered to handset"},
                  "error": {"groupId": 0, "groupName": "OK", "id": 0, "name": "NO_ERROR",
                            "description": "No Error", "permanent": false}}]}
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=Other", "to=385911111102", "generalStatus=REJECTED", "bulkId=x"})
  void filters_logs(String query) {
    submit();

    assertThat(caller.getJson("/sms/1/logs?" + query).getJsonArray("results")).isEmpty();
  }

  @Test
  void refuses_what_it_cannot_read_in_its_own_form() {
    var refused = caller.get("/sms/1/logs?mnc=01");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JsonText.parse(refused.body()).getJsonObject("requestError")).isNotNull();
  }

  private void submit() {
    caller.submit(
        """
        {"messages": [{"sender": "AcmeShop", "content": {"text": "Hello"},
                       "destinations": [{"to": "385911111101", "messageId": "m"}]}],
         "options": {"schedule": {"bulkId": "b"}}}
        """);
  }

  private int pullable() {
    return simulator.totals().getJsonObject("reports").getInt("PULLABLE");
  }
}
