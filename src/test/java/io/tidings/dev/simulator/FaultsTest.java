package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong when the simulator is told that it shall. */
class FaultsTest {
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withReportDelay(Duration.ofMillis(20)));
  private final Receiver receiver = new Receiver();
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void are_merged_over_those_of_the_moment_and_shown() {
    caller.put(
        "/simulator/faults",
        "{\"tooManyRequests\": 0.25, \"latencyMillis\": {\"min\": 1, \"max\": 2}}");
    var response =
        caller.put("/simulator/faults", "{\"outage\": \"close\", \"latencyMillis\": null}");

    assertThat(JsonText.parse(response.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"seed": null, "everywhere": false, "latencyMillis": {"min": 0, "max": 0},
                 "tooManyRequests": 0.25, "retryAfterSeconds": null, "serverErrorBefore": 0,
                 "serverErrorAfter": 0, "dropBefore": 0, "dropAfterAccept": 0,
                 "noCredits": 0, "refusedEnding": null, "blocked": "none",
                 "logsUnavailable": 0, "logsLateMillis": 0,
                 "reportsLateMillis": {"min": 0, "max": 0}, "reportsLost": 0,
                 "reportsRepeated": 0, "reportsReordered": 0,
                 "unknownIds": 0, "brokenEntry": 0, "emptyLogContent": 0, "outage": "close"}
                """))
        .isEqualTo(caller.getJson("/simulator/faults"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nonsense\": 1}",
        "{\"dropBefore\": 2}",
        "{\"dropBefore\": \"often\"}",
        "{\"latencyMillis\": 5}",
        "{\"outage\": \"maybe\"}",
        "{\"blocked\": \"perhaps\"}",
        "{\"refusedEnding\": 6}",
        "{\"logsLateMillis\": \"long\"}",
        "not json"
      })
  void are_left_as_they_are_when_the_change_makes_no_sense(String change) {
    var before = caller.getJson("/simulator/faults");

    assertThat(caller.put("/simulator/faults", change).statusCode()).isEqualTo(400);

    assertThat(caller.getJson("/simulator/faults")).isEqualTo(before);
  }

  @Test
  void happen_the_same_way_again_with_the_same_seed() {
    assertThat(thirtySubmits()).isEqualTo(thirtySubmits()).contains(200, 429);
  }

  private List<Integer> thirtySubmits() {
    simulator.faults("{\"seed\": 42, \"tooManyRequests\": 0.5}");
    return IntStream.range(0, 30).mapToObj(each -> submit("m" + each).statusCode()).toList();
  }

  @Test
  void refuse_with_429_and_the_time_to_wait() {
    simulator.faults("{\"tooManyRequests\": 1, \"retryAfterSeconds\": 7}");

    var response = submit("m");

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("7");
    assertThat(simulator.ledger("m")).isEmpty();
  }

  @Test
  void fail_before_anything_is_accepted() {
    simulator.faults("{\"serverErrorBefore\": 1}");

    assertThat(submit("m").statusCode()).isIn(500, 503);
    assertThat(simulator.ledger("m")).isEmpty();
  }

  @Test
  void fail_with_a_page_of_html_after_the_message_is_accepted() {
    simulator.faults("{\"serverErrorAfter\": 1}");

    var response = submit("m");

    assertThat(response.statusCode()).isIn(500, 502);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
    assertThat(response.body()).startsWith("<html>");
    assertThat(accepted("m")).isEqualTo(1);
  }

  @Test
  void drop_the_connection_before_anything_is_accepted() {
    simulator.faults("{\"dropBefore\": 1}");

    assertThatThrownBy(() -> submit("m")).hasCauseInstanceOf(IOException.class);
    assertThat(simulator.ledger("m")).isEmpty();
  }

  @Test
  void drop_the_connection_after_the_message_is_accepted() {
    simulator.faults("{\"dropAfterAccept\": 1}");

    assertThatThrownBy(() -> submit("m")).hasCauseInstanceOf(IOException.class);
    assertThat(accepted("m")).isEqualTo(1);
    eventually(() -> assertThat(receiver.said()).containsExactly("3/5 0/0"));
  }

  @Test
  void spare_calls_that_submit_nothing_unless_they_are_everywhere() {
    simulator.faults("{\"tooManyRequests\": 1}");
    assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(200);

    simulator.faults("{\"everywhere\": true}");
    assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(429);
    assertThat(caller.get("/account/1/balance").statusCode()).isEqualTo(429);
  }

  @Test
  void make_answers_late() {
    simulator.faults("{\"latencyMillis\": {\"min\": 100, \"max\": 110}}");
    long start = System.nanoTime();

    assertThat(submit("m").statusCode()).isEqualTo(200);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(99));
  }

  @Test
  void let_reports_overtake_a_late_answer() {
    simulator.faults("{\"latencyMillis\": {\"min\": 60000}}");

    var answer = CompletableFuture.supplyAsync(() -> submit("m"));

    eventually(() -> assertThat(receiver.said()).containsExactly("3/5 0/0"));
    assertThat(answer).isNotDone();
  }

  @Test
  void refuse_a_whole_request_for_some_of_its_recipients() {
    simulator.faults("{\"refusedEnding\": \"66\"}");
    var destinations =
        SubmitFixture.body(
            "\"content\": {\"text\": \"Hello\"}",
            SubmitFixture.destination("good", "385911111101"),
            SubmitFixture.destination("bad", "385911111166"));

    var response = caller.submit(destinations);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JsonText.parse(response.body()).getJsonArray("violations"))
        .isEqualTo(
            JsonText.parse(
                    """
                    {"list": [{"property": "messages[0].destinations[1].to",
                               "violation": "must be wanted here"}]}
                    """)
                .getJsonArray("list"));
    assertThat(simulator.ledger("good")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void refuse_every_call_of_the_account(int status) {
    simulator.faults("{\"blocked\": \"%d\"}".formatted(status));

    assertThat(submit("m").statusCode()).isEqualTo(status);
    assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(status);
    assertThat(simulator.ledger("m")).isEmpty();
  }

  @Test
  void refuse_messages_for_want_of_credit_in_the_answer() {
    simulator.faults("{\"noCredits\": 1}");

    var answer = JsonText.parse(submit("m").body()).getJsonArray("messages").getJsonObject(0);

    assertThat(answer.getJsonObject("status").getInt("id")).isEqualTo(12);
    assertThat(simulator.totals().getInt("refused")).isEqualTo(1);
  }

  @Test
  void keep_messages_from_the_logs_for_a_while_or_the_logs_from_everybody() {
    simulator.faults("{\"logsLateMillis\": 60000}");
    submit("m");
    assertThat(caller.getJson("/sms/3/logs").getJsonArray("results")).isEmpty();

    simulator.faults("{\"logsUnavailable\": 1}");
    assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(503);

    simulator.faults("{\"logsLateMillis\": null, \"logsUnavailable\": null}");
    assertThat(caller.getJson("/sms/3/logs").getJsonArray("results")).hasSize(1);
  }

  @Test
  void shut_the_api_down_with_503_but_not_the_webhook_calls() {
    submit("m");
    simulator.faults("{\"outage\": \"503\"}");

    assertThat(submit("n").statusCode()).isEqualTo(503);
    assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(503);
    assertThat(caller.get("/account/1/balance").statusCode()).isEqualTo(503);
    assertThat(simulator.ledger("n")).isEmpty();
    eventually(() -> assertThat(receiver.said()).hasSize(1));
  }

  @Test
  void shut_the_api_down_without_a_word() {
    simulator.faults("{\"outage\": \"close\"}");

    assertThatThrownBy(() -> caller.get("/sms/3/logs")).hasCauseInstanceOf(IOException.class);
    assertThat(caller.get("/simulator/faults").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> submit(String messageId) {
    return caller.submit(SubmitFixture.reported(receiver.url(), messageId, "385911111101"));
  }

  private int accepted(String messageId) {
    return simulator.ledger(messageId).orElseThrow().getInt("accepted");
  }
}
