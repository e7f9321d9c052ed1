package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with reports when the simulator is told that it shall. */
class ReportFaultsTest {
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
  void repeat_reports() {
    simulator.faults("{\"reportsRepeated\": 1}");

    submit("m");

    eventually(() -> assertThat(receiver.said()).containsExactly("3/5 0/0", "3/5 0/0"));
    assertThat(receiver.reports().get(0)).isEqualTo(receiver.reports().get(1));
    eventually(() -> assertThat(attempts("m")).isEqualTo(2));
  }

  @Test
  void send_the_later_report_of_a_message_first() {
    simulator.faults("{\"reportsReordered\": 1}");

    caller.submit(SubmitFixture.reported(receiver.url(), "m", "385911111109"));

    eventually(() -> assertThat(receiver.said()).containsExactly("3/5 0/0", "4/15 2/4101"));
    assertThat(receiver.reports().get(0).getString("doneAt"))
        .isGreaterThan(receiver.reports().get(1).getString("doneAt"));
  }

  @Test
  void make_reports_late() {
    simulator.faults("{\"reportsLateMillis\": {\"min\": 60000, \"max\": 60000}}");
    submit("late");
    simulator.faults("{\"reportsLateMillis\": null}");
    submit("in-time");

    eventually(() -> assertThat(receiver.reports()).isNotEmpty());
    assertThat(receiver.reports())
        .extracting(report -> report.getString("messageId"))
        .containsExactly("in-time");
    assertThat(
            caller
                .getJson("/sms/3/logs?messageId=late&generalStatus=DELIVERED")
                .getJsonArray("results"))
        .hasSize(1);
  }

  @Test
  void lose_reports_of_which_the_logs_still_tell() {
    simulator.faults("{\"reportsLost\": 1}");
    submit("lost");
    simulator.faults("{\"reportsLost\": null}");
    submit("told");

    eventually(() -> assertThat(receiver.reports()).isNotEmpty());
    assertThat(receiver.reports())
        .extracting(report -> report.getString("messageId"))
        .containsExactly("told");
    assertThat(simulator.totals().getJsonObject("reports").getInt("DROPPED")).isEqualTo(1);
    assertThat(
            caller
                .getJson("/sms/3/logs?messageId=lost&generalStatus=DELIVERED")
                .getJsonArray("results"))
        .hasSize(1);
  }

  @Test
  void add_a_report_for_an_id_nobody_submitted() {
    simulator.faults("{\"unknownIds\": 1}");

    submit("m");

    eventually(() -> assertThat(receiver.reports()).hasSize(2));
    var unknown = receiver.reports().get(1).getString("messageId");
    assertThat(accepted(unknown)).isZero();
    eventually(() -> assertThat(attempts(unknown)).isEqualTo(1));
    assertThat(simulator.totals().getInt("unknownIds")).isEqualTo(1);
    assertThat(simulator.totals().getInt("messages")).isEqualTo(1);
  }

  @Test
  void put_a_broken_entry_beside_the_reports() {
    simulator.faults("{\"brokenEntry\": 1, \"seed\": 1}");
    IntStream.range(0, 30)
        .forEach(
            each -> {
              submit("m" + each);
              int calls = each + 1;
              eventually(() -> assertThat(receiver.bodies()).hasSize(calls));
            });

    var kinds = new HashSet<String>();
    for (var body : receiver.bodies()) {
      var results = JsonText.parse(body).getJsonArray("results");
      assertThat(results).hasSize(2);
      kinds.add(kind(results.get(1)));
    }
    assertThat(kinds).containsExactlyInAnyOrder("text", "no status", "number as id");
    assertThat(simulator.totals().getInt("brokenEntries")).isEqualTo(30);
  }

  private static String kind(JsonValue entry) {
    if (entry.getValueType() == JsonValue.ValueType.STRING) {
      return "text";
    }
    return entry.asJsonObject().containsKey("status") ? "number as id" : "no status";
  }

  private void submit(String messageId) {
    caller.submit(SubmitFixture.reported(receiver.url(), messageId, "385911111101"));
  }

  private int accepted(String messageId) {
    return simulator.ledger(messageId).orElseThrow().getInt("accepted");
  }

  private int attempts(String messageId) {
    return simulator
        .ledger(messageId)
        .orElseThrow()
        .getJsonArray("reports")
        .getJsonObject(0)
        .getJsonArray("attempts")
        .size();
  }
}
