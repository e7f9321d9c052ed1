package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulator knows every operation of Infobip's SMS API, and says so of those it does not do.
 */
class OperationsTest {
  /** Of Infobip's OpenAPI 3.210.0. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "POST /sms/3/messages",
          "GET /sms/3/text/query",
          "GET /sms/1/text/query",
          "POST /sms/1/preview",
          "POST /sms/2/text/advanced",
          "POST /sms/2/binary/advanced",
          "GET /sms/1/bulks",
          "PUT /sms/1/bulks",
          "GET /sms/1/bulks/status",
          "PUT /sms/1/bulks/status",
          "POST /ct/1/log/end/{messageId}",
          "GET /sms/1/inbox/reports",
          "GET /sms/3/reports",
          "GET /sms/3/logs",
          "GET /sms/1/reports",
          "GET /sms/1/logs");

  private static final Set<String> NOT_DONE =
      Set.of("GET /sms/3/text/query", "GET /sms/1/text/query", "POST /ct/1/log/end/{messageId}");

  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void are_those_of_infobip() {
    assertThat(simulator.smsOperations()).isEqualTo(OPERATIONS);
  }

  static Set<String> all() {
    return OPERATIONS;
  }

  @ParameterizedTest
  @MethodSource("all")
  void are_done_or_refused_by_name(String operation) {
    var method = operation.substring(0, operation.indexOf(' '));
    var path = operation.substring(method.length() + 1).replace("{messageId}", "m");

    var response =
        switch (method) {
          case "GET" -> caller.get(path);
          case "PUT" -> caller.put(path, "{}");
          default -> caller.post(path, "{}");
        };

    assertThat(response.statusCode())
        .isIn(NOT_DONE.contains(operation) ? Set.of(501) : Set.of(200, 400));
    if (response.statusCode() == 501) {
      assertThat(response.body()).contains(operation);
    }
  }

  @Test
  void say_in_the_form_of_their_version_that_they_are_not_done() {
    assertThat(JsonText.parse(caller.get("/sms/3/text/query?to=1").body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"errorCode": "E501", "violations": [], "resources": [],
                 "description": "The simulator does not do GET /sms/3/text/query.",
                 "action": "Use another operation."}
                """));
    assertThat(JsonText.parse(caller.post("/ct/1/log/end/m", "").body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"requestError": {"serviceException": {"messageId": "NOT_IMPLEMENTED",
                  "text": "The simulator does not do POST /ct/1/log/end/{messageId}."}}}
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sms/3/preview", "/sms/3/messages", "/ct/1/log/end/", "/sms/1/bulk"})
  void are_not_found_where_infobip_has_none(String path) {
    assertThat(caller.get(path).statusCode()).isEqualTo(404);
  }
}
