package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of bytes, in either version of the API. */
class BinaryTest {
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults(), new SettableClock(SettableClock.MORNING));
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void are_taken_and_shown_in_the_logs() {
    var response =
        caller.submit(
            SubmitFixture.body(
                """
                "content": {"hex": "0f c2 4a", "dataCoding": 8, "esmClass": 64}""",
                SubmitFixture.destination("m", "385911111101")));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(log().getJsonObject("content"))
        .isEqualTo(JsonText.parse("{\"hex\": \"0f c2 4a\", \"dataCoding\": 8, \"esmClass\": 64}"));
  }

  @Test
  void have_no_count_in_the_answer() {
    var response =
        caller.submit(
            """
            {"messages": [{"content": {"hex": "0f"}, "destinations": [{"to": "385911111101"}]}],
             "options": {"includeSmsCountInResponse": true}}
            """);

    assertThat(JsonText.parse(response.body()).getJsonArray("messages").getJsonObject(0))
        .containsOnlyKeys("messageId", "destination", "status");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "140,1", "141,2", "268,2", "269,3"})
  void are_split_by_their_bytes(int bytes, int parts) {
    caller.submit(
        SubmitFixture.body(
            "\"content\": {\"hex\": \"%s\"}".formatted("0f ".repeat(bytes).trim()),
            SubmitFixture.destination("m", "385911111101")));

    assertThat(log().getInt("messageCount")).isEqualTo(parts);
  }

  @Test
  void have_a_call_of_their_own_in_version_2() {
    var response =
        caller.post(
            "/sms/2/binary/advanced",
            """
            {"messages": [{"from": "AcmeShop", "binary": {"hex": "0fc24a", "dataCoding": 8},
                           "destinations": [{"to": "385911111101", "messageId": "m"}]}]}
            """);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(JsonText.parse(response.body()).getJsonArray("messages").getJsonObject(0))
        .containsEntry("to", JsonText.string("385911111101"));
    assertThat(log().getJsonObject("content"))
        .isEqualTo(JsonText.parse("{\"hex\": \"0fc24a\", \"dataCoding\": 8, \"esmClass\": 0}"));
  }

  @Test
  void need_bytes_in_version_2() {
    var response =
        caller.post(
            "/sms/2/binary/advanced",
            "{\"messages\": [{\"text\": \"Hi\", \"destinations\": [{\"to\": \"385911111101\"}]}]}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("messages[0].binary.hex");
  }

  private JsonObject log() {
    return caller.getJson("/sms/3/logs").getJsonArray("results").getJsonObject(0);
  }
}
