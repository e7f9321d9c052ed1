package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator does not take, and how it says so in either version of the API. */
class RefusalTest {
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withMaxDestinations(3));
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void refuses_a_wrong_key_in_the_shape_of_each_version() {
    var stranger = new Caller(simulator, "App wrong");

    var version3 = stranger.submit(SubmitFixture.unreported("a", "385911111101"));
    assertThat(version3.statusCode()).isEqualTo(401);
    assertThat(JsonText.parse(version3.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"errorCode": "E401", "description": "No valid credentials were supplied.",
                 "action": "Correct the Authorization header.", "violations": [], "resources": []}
                """));

    var version1 = stranger.get("/account/1/balance");
    assertThat(version1.statusCode()).isEqualTo(401);
    assertThat(JsonText.parse(version1.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"requestError": {"serviceException":
                  {"messageId": "UNAUTHORIZED", "text": "No valid credentials were supplied."}}}
                """));
    assertThat(simulator.totals().getInt("messages")).isZero();
  }

  @Test
  void refuses_a_body_that_is_no_json() {
    for (var body : List.of("", "{", "[]", "text")) {
      var response = caller.submit(body);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(JsonText.parse(response.body()).getString("errorCode")).isEqualTo("E400");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/plain", "application/xml", "application/jsonp", "json"})
  void refuses_a_body_that_is_not_declared_as_json(String contentType) {
    var response =
        caller.post("/sms/3/messages", contentType, SubmitFixture.unreported("a", "385911111101"));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(JsonText.parse(response.body()).getString("errorCode")).isEqualTo("E415");
    assertThat(simulator.totals().getInt("messages")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON"})
  void takes_a_body_that_is_declared_as_json_in_any_way(String contentType) {
    var response =
        caller.post("/sms/3/messages", contentType, SubmitFixture.unreported("a", "385911111101"));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void says_that_it_writes_no_reports_in_xml() {
    var response =
        caller.submit(
            SubmitFixture.body(
                "\"content\": {\"text\": \"Hi\"}, \"webhooks\": {\"contentType\": \"application/xml\"}",
                SubmitFixture.destination("a", "385911111101")));

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(JsonText.parse(response.body()).getString("description"))
        .isEqualTo("The simulator does not do reports in application/xml.");
  }

  @Test
  void names_every_property_that_is_wrong_and_sends_nothing() {
    var response =
        caller.submit(
            """
            {"messages": [
               {"destinations": []},
               {"content": {"text": "Hi"},
                "destinations": [{"to": "385911111101", "messageId": "%s"}, {"to": 7}],
                "webhooks": {"callbackData": "%s", "delivery": {"url": "nowhere", "notify": 1}},
                "options": {"campaignReferenceId": "%s", "validityPeriod": {"timeUnit": "DAYS"}}}],
             "options": {"schedule": {"bulkId": "%s", "sendAt": "tomorrow"}}}
            """
                .formatted("m".repeat(201), "c".repeat(4001), "r".repeat(256), "b".repeat(101)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JsonText.parse(response.body()).getJsonArray("violations"))
        .extracting(each -> each.asJsonObject().getString("property"))
        .containsExactlyInAnyOrder(
            "messages[0].destinations",
            "messages[0].content",
            "messages[1].destinations[0].messageId",
            "messages[1].destinations[1].to",
            "messages[1].webhooks.callbackData",
            "messages[1].webhooks.delivery.url",
            "messages[1].webhooks.delivery.notify",
            "messages[1].options.campaignReferenceId",
            "messages[1].options.validityPeriod.amount",
            "messages[1].options.validityPeriod.timeUnit",
            "options.schedule.bulkId",
            "options.schedule.sendAt");
    assertThat(simulator.totals().getInt("messages")).isZero();
  }

  @Test
  void refuses_more_destinations_than_it_is_set_to_take() {
    var response = caller.submit(SubmitFixture.many("http://127.0.0.1:9/", 4));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JsonText.parse(response.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"errorCode": "E400", "description": "Request not processable.",
                 "action": "Correct the listed properties.", "resources": [],
                 "violations": [{"property": "messages",
                                 "violation": "must not have more than 3 destinations"}]}
                """));
  }

  @Test
  void answers_404_where_nothing_is_served() {
    assertThat(caller.get("/sms/3/preview").statusCode()).isEqualTo(404);
    assertThat(caller.get("/sms/3/messages").statusCode()).isEqualTo(404);
  }
}
