package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the simulator answers to those who call it. */
class SimulatorTest {
  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void answers_a_submit_with_an_entry_for_each_destination() {
    var response =
        caller.submit(
            """
            {"messages": [{"sender": "AcmeShop", "content": {"text": "Hello"},
              "destinations": [{"to": "+385911111101", "messageId": "a"},
                               {"to": "385911111106", "messageId": "b"},
                               {"to": "nobody", "messageId": "c"}]}],
             "options": {"schedule": {"bulkId": "bulk-1"}, "includeSmsCountInResponse": true}}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(JsonText.parse(response.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"bulkId": "bulk-1", "messages": [
                 {"messageId": "a", "destination": "+385911111101", "details": {"messageCount": 1},
                  "status": {"groupId": 1, "groupName": "PENDING", "id": 26, "name": "PENDING_ACCEPTED",
                             "description": "Message sent to next instance"}},
                 {"messageId": "b", "destination": "385911111106", "details": {"messageCount": 1},
                  "status": {"groupId": 5, "groupName": "REJECTED", "id": 12,
                             "name": "REJECTED_NOT_ENOUGH_CREDITS", "description": "Not enough credits"}},
                 {"messageId": "c", "destination": "nobody", "details": {"messageCount": 1},
                  "status": {"groupId": 5, "groupName": "REJECTED", "id": 52, "name": "REJECTED_DESTINATION",
                             "description": "Invalid destination address"}}]}
                """));
  }

  @Test
  void comes_back_at_the_same_address_and_has_forgotten_nothing() {
    var body =
        SubmitFixture.body(
            "\"content\": {\"text\": \"Hi\"}", "{\"to\": \"1\", \"messageId\": \"a\"}");
    caller.submit(body);
    var address = simulator.baseUri();

    simulator.disappear();
    assertThatThrownBy(() -> caller.submit(body)).hasCauseInstanceOf(ConnectException.class);

    simulator.reappear();
    assertThat(simulator.baseUri()).isEqualTo(address);
    assertThat(caller.submit(body).statusCode()).isEqualTo(200);
    assertThat(simulator.ledger("a").orElseThrow().getJsonArray("submits")).hasSize(2);
  }

  @Test
  void makes_ids_of_22_digits_up_also_for_the_bulk_of_a_single_destination() {
    var response =
        caller.submit(
            SubmitFixture.body("\"content\": {\"text\": \"Hi\"}", "{\"to\": \"385911111101\"}"));

    var body = JsonText.parse(response.body());
    assertThat(body.keySet()).containsExactly("bulkId", "messages");
    assertThat(body.getString("bulkId")).matches("\\d{22}");
    var entry = body.getJsonArray("messages").getJsonObject(0);
    assertThat(entry.keySet()).containsExactlyInAnyOrder("messageId", "status", "destination");
    assertThat(entry.getString("messageId"))
        .matches("\\d{22}")
        .isNotEqualTo(body.getString("bulkId"));
    assertThat(caller.getJson("/sms/3/logs").getJsonArray("results").getJsonObject(0))
        .containsEntry("bulkId", body.get("bulkId"));
  }

  @Test
  void answers_version_2_in_its_own_words_and_clips_its_ids() {
    var response =
        caller.post(
            "/sms/2/text/advanced",
            """
            {"bulkId": "%s", "includeSmsCountInResponse": true,
             "messages": [{"from": "AcmeShop", "text": "Hello",
                           "destinations": [{"to": "385911111101", "messageId": "%s"}]}]}
            """
                .formatted("b".repeat(101), "m".repeat(201)));

    assertThat(JsonText.parse(response.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"bulkId": "%s", "messages": [
                 {"messageId": "%s", "to": "385911111101", "smsCount": 1,
                  "status": {"groupId": 1, "groupName": "PENDING", "id": 26, "name": "PENDING_ACCEPTED",
                             "description": "Message sent to next instance"}}]}
                """
                    .formatted("b".repeat(100), "m".repeat(200))));
  }

  @Test
  void takes_what_is_sent_off_the_balance() {
    caller.submit(SubmitFixture.unreported("a", "385911111101"));

    assertThat(caller.getJson("/account/1/balance"))
        .isEqualTo(JsonText.parse("{\"balance\": 999999.9688, \"currency\": \"EUR\"}"));
  }

  @Test
  void sends_twice_what_is_submitted_twice_and_says_so_in_the_ledger() {
    caller.submit(SubmitFixture.unreported("twice", "385911111108"));
    caller.submit(SubmitFixture.unreported("twice", "385911111108"));

    var entry = caller.getJson("/simulator/ledger?messageId=twice");
    assertThat(entry.getInt("accepted")).isEqualTo(2);
    assertThat(entry.getJsonArray("submits")).hasSize(2);
    assertThat(simulator.totals().getInt("acceptedAgain")).isEqualTo(1);
    assertThat(caller.getJson("/sms/3/logs?messageId=twice").getJsonArray("results")).hasSize(2);
  }

  @Test
  void knows_nothing_of_an_id_nobody_submitted() {
    var response = caller.get("/simulator/ledger?messageId=never");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"messageId\":\"never\",\"accepted\":0}");
  }

  @Test
  void forgets_everything_on_reset() {
    caller.submit(SubmitFixture.unreported("a", "385911111101"));
    caller.put("/simulator/faults", "{\"outage\": \"503\"}");

    assertThat(caller.post("/simulator/reset", "").statusCode()).isEqualTo(204);

    assertThat(caller.getJson("/simulator/ledger").getJsonArray("messages")).isEmpty();
    assertThat(caller.getJson("/sms/3/logs").getJsonArray("results")).isEmpty();
    assertThat(caller.getJson("/sms/3/reports").getJsonArray("results")).isEmpty();
  }
}
