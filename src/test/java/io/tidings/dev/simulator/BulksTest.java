package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scheduled messages can be looked at, moved, paused and cancelled, until they are sent. */
class BulksTest {
  private static final Duration STEP = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withReportDelay(STEP), clock);
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void tell_when_they_are_sent_and_how_they_stand() {
    schedule(Duration.ofDays(1));

    assertThat(caller.getJson("/sms/1/bulks?bulkId=b"))
        .isEqualTo(
            JsonText.parse("{\"bulkId\": \"b\", \"sendAt\": \"2026-03-03T09:15:04.120+0000\"}"));
    assertThat(status()).isEqualTo("PENDING");
    clock.pass(Duration.ofDays(1));
    assertThat(status()).isEqualTo("FINISHED");
  }

  @Test
  void are_moved() {
    schedule(Duration.ofDays(1));

    var answer = put("/sms/1/bulks", sendAt(Duration.ofHours(2)));

    assertThat(answer)
        .containsEntry("sendAt", caller.getJson("/sms/1/bulks?bulkId=b").get("sendAt"));
    assertThat(answer.getString("sendAt")).isEqualTo("2026-03-02T11:15:04.120+0000");
    clock.pass(Duration.ofHours(3).minusMillis(1));
    assertThat(reached("m")).isEqualTo("1/7 0/0");
    clock.pass(Duration.ofMillis(1));
    assertThat(reached("m")).isEqualTo("3/5 0/0");
    assertThat(reached("n")).isEqualTo("3/5 0/0");
    assertThat(reportStates()).containsExactly("DROPPED", "PLANNED");
  }

  @Test
  void wait_while_they_are_paused_and_are_sent_at_once_when_it_is_too_late() {
    schedule(Duration.ofHours(1));
    setStatus("PAUSED");
    assertThat(status()).isEqualTo("PAUSED");
    clock.pass(Duration.ofDays(1));
    assertThat(reached("m")).isEqualTo("1/7 0/0");

    setStatus("PENDING");

    assertThat(status()).isEqualTo("FINISHED");
    clock.pass(STEP);
    assertThat(reached("m")).isEqualTo("3/5 0/0");
  }

  @Test
  void keep_their_time_when_they_are_paused_for_a_moment() {
    schedule(Duration.ofHours(2));
    setStatus("PAUSED");
    setStatus("PENDING");

    assertThat(status()).isEqualTo("PENDING");
    clock.pass(Duration.ofHours(3));
    assertThat(reached("m")).isEqualTo("3/5 0/0");
  }

  @Test
  void are_never_sent_when_they_are_cancelled() {
    schedule(Duration.ofHours(1));

    assertThat(setStatus("CANCELED"))
        .isEqualTo(JsonText.parse("{\"bulkId\": \"b\", \"status\": \"CANCELED\"}"));

    clock.pass(Duration.ofDays(1));
    assertThat(status()).isEqualTo("CANCELED");
    assertThat(reached("m")).isEqualTo("2/31 2/4100");
    assertThat(refusedStatus("PENDING")).isEqualTo(400);
    assertThat(refused("/sms/1/bulks", sendAt(Duration.ofDays(2)))).isEqualTo(400);
  }

  @Test
  void stay_as_they_are_once_they_are_sent() {
    schedule(Duration.ofHours(1));
    clock.pass(Duration.ofHours(1));

    assertThat(refusedStatus("PAUSED")).isEqualTo(400);
    assertThat(refusedStatus("CANCELED")).isEqualTo(400);
    assertThat(refused("/sms/1/bulks", sendAt(Duration.ofDays(1)))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FINISHED", "PROCESSING", "FAILED", "canceled", ""})
  void take_no_other_status(String status) {
    schedule(Duration.ofHours(1));

    assertThat(refusedStatus(status)).isEqualTo(400);
    assertThat(status()).isEqualTo("PENDING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"sendAt\": 1}", "{\"sendAt\": \"2027-03-02T09:15:04.120+0000\"}"})
  void need_a_time_to_be_moved_to(String body) {
    schedule(Duration.ofHours(1));

    assertThat(refused("/sms/1/bulks", body)).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"/sms/1/bulks", "/sms/1/bulks/status"})
  void are_not_found_when_nothing_is_scheduled_under_the_id(String path) {
    caller.submit(SubmitFixture.unreported("now", "385911111101"));

    var absent = caller.get(path + "?bulkId=other");
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(JsonText.parse(absent.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"requestError": {"serviceException":
                  {"messageId": "NOT_FOUND", "text": "Bulk not found"}}}
                """));
    assertThat(caller.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void are_found_at_a_path_with_a_slash_at_its_end() {
    schedule(Duration.ofHours(1));

    assertThat(caller.get("/sms/1/bulks/?bulkId=b").statusCode()).isEqualTo(200);
  }

  private void schedule(Duration ahead) {
    caller.submit(
        """
        {"messages": [{"content": {"text": "Hi"},
                       "destinations": [{"to": "385911111101", "messageId": "m"},
                                        {"to": "385911111199", "messageId": "n"}]}],
         "options": {"schedule": {"bulkId": "b", "sendAt": "%s"}}}
        """
            .formatted(moment(ahead)));
  }

  private String sendAt(Duration ahead) {
    return "{\"sendAt\": \"%s\"}".formatted(moment(ahead));
  }

  private String moment(Duration ahead) {
    return InfobipDate.write(clock.instant().plus(ahead), ZoneOffset.UTC);
  }

  private String status() {
    return caller.getJson("/sms/1/bulks/status?bulkId=b").getString("status");
  }

  private JsonObject setStatus(String status) {
    return put("/sms/1/bulks/status", "{\"status\": \"%s\"}".formatted(status));
  }

  private int refusedStatus(String status) {
    return refused("/sms/1/bulks/status", "{\"status\": \"%s\"}".formatted(status));
  }

  private JsonObject put(String path, String body) {
    var response = caller.put(path + "?bulkId=b", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonText.parse(response.body());
  }

  private int refused(String path, String body) {
    return caller.put(path + "?bulkId=b", body).statusCode();
  }

  private List<String> reportStates() {
    return simulator.ledger("m").orElseThrow().getJsonArray("reports").stream()
        .map(report -> report.asJsonObject().getString("state"))
        .toList();
  }

  private String reached(String messageId) {
    var results = caller.getJson("/sms/3/logs?messageId=" + messageId).getJsonArray("results");
    assertThat(results).hasSize(1);
    return Receiver.summary(results.getJsonObject(0));
  }
}
