package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message, by the last digits of its recipient. */
class ScenarioTest {
  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withReportDelay(Duration.ofMillis(40)), clock);
  private final Receiver receiver = new Receiver();
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void reports_in_order_what_the_digits_ask_for(String digits, List<String> reports) {
    caller.submit(SubmitFixture.reported(receiver.url(), "m", "+3859111111" + digits));

    eventually(() -> assertThat(receiver.said()).hasSameSizeAs(reports));
    // calls that are under way at once may arrive in another order
    var byTime = new TreeMap<String, String>();
    receiver.reports().forEach(r -> byTime.put(r.getString("doneAt"), Receiver.summary(r)));
    assertThat(byTime.values()).containsExactlyElementsOf(reports);
    eventually(() -> assertThat(acknowledged()).isEqualTo(reports.size()));
    assertThat(simulator.ledger("m").orElseThrow().getJsonArray("reports")).hasSize(reports.size());
  }

  static Stream<Arguments> reports() {
    return Stream.of(
        Arguments.of("01", List.of("3/5 0/0")),
        Arguments.of("02", List.of("3/2 0/0", "3/5 0/0")),
        Arguments.of("03", List.of("2/9 1/27")),
        Arguments.of("04", List.of("2/9 1/1")),
        Arguments.of("05", List.of("4/15 2/4101")),
        Arguments.of("07", List.of("5/8 2/351")),
        Arguments.of("09", List.of("4/15 2/4101", "3/5 0/0")),
        Arguments.of("10", List.of("1/3 0/0", "3/5 0/0")),
        Arguments.of("11", List.of("3/9001 0/0")),
        Arguments.of("12", List.of("5/20 2/4103")),
        Arguments.of("13", List.of("3/5 0/0")),
        Arguments.of("15", List.of("1/7 0/0")),
        Arguments.of("99", List.of("3/5 0/0")));
  }

  @ParameterizedTest
  @CsvSource({"06,5/12 0/0", "08,3/5 0/0"})
  void tells_in_the_logs_what_it_never_reports(String digits, String standing) {
    submitWithoutReports(digits);

    assertThat(caller.getJson("/sms/3/logs?messageId=silent").getJsonArray("results"))
        .extracting(entry -> Receiver.summary(entry.asJsonObject()))
        .containsExactly(standing);
  }

  @Test
  void has_nothing_in_the_logs_of_a_message_that_vanished() {
    submitWithoutReports("14");

    assertThat(caller.getJson("/sms/3/logs?messageId=silent").getJsonArray("results")).isEmpty();
  }

  /**
   * A message with reports, submitted later and to the same address, shows that time for reports
   * was given.
   */
  private void submitWithoutReports(String digits) {
    caller.submit(SubmitFixture.reported(receiver.url(), "silent", "3859111111" + digits));
    caller.submit(SubmitFixture.reported(receiver.url(), "witness", "385911111101"));
    eventually(() -> assertThat(receiver.reports()).isNotEmpty());
    assertThat(receiver.reports())
        .extracting(report -> report.getString("messageId"))
        .containsExactly("witness");
    clock.pass(Duration.ofSeconds(1));
    assertThat(simulator.ledger("silent").orElseThrow().getJsonArray("reports")).isEmpty();
  }

  @Test
  void writes_an_odd_network_and_offset_when_asked() {
    caller.submit(SubmitFixture.reported(receiver.url(), "m", "385911111113"));

    eventually(() -> assertThat(receiver.reports()).hasSize(1));
    var report = receiver.reports().get(0);
    assertThat(report.getString("mccMnc")).isEqualTo("null");
    assertThat(report.getString("sentAt")).isEqualTo("2026-03-02T10:15:04.120+0100");
    assertThat(report.getString("doneAt")).isEqualTo("2026-03-02T10:15:04.160+0100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"intermediateReport\": null", ", \"intermediateReport\": false"})
  void leaves_out_intermediate_reports_that_are_not_asked_for(String member) {
    caller.submit(
        SubmitFixture.body(
            """
            "content": {"text": "Hi"}, "webhooks": {"delivery": {"url": "%s"%s}}"""
                .formatted(receiver.url(), member),
            SubmitFixture.destination("m", "385911111110")));

    eventually(() -> assertThat(receiver.said()).isNotEmpty());
    assertThat(simulator.ledger("m").orElseThrow().getJsonArray("reports")).hasSize(1);
    assertThat(receiver.said()).containsExactly("3/5 0/0");
  }

  @ParameterizedTest
  @CsvSource({"'', 3/5 0/0", "', \"intermediateReport\": true', 1/3 0/0"})
  void holds_version_2_to_the_same_rule(String member, String first) {
    caller.post(
        "/sms/2/text/advanced",
        """
        {"messages": [{"text": "Hi", "notifyUrl": "%s"%s,
          "destinations": [{"to": "385911111110", "messageId": "m"}]}]}
        """
            .formatted(receiver.url(), member));

    eventually(() -> assertThat(receiver.said()).isNotEmpty());
    assertThat(receiver.said()).startsWith(first);
  }

  @Test
  void prints_its_table() {
    assertThat(Scenario.markdownTable().lines().limit(4))
        .containsExactly(
            "| last digits | what happens | reports | known by |",
            "|---|---|---|---|",
            "| 01 | delivered; so is every recipient not listed here | 3/5 DELIVERED_TO_HANDSET,"
                + " error 0/0 | reports and logs |",
            "| 02 | reaches the operator, then the handset | 3/2 DELIVERED_TO_OPERATOR, error 0/0;"
                + " then 3/5 DELIVERED_TO_HANDSET, error 0/0 | reports and logs |");
  }

  private int acknowledged() {
    return simulator.totals().getJsonObject("reports").getInt("ACKNOWLEDGED");
  }
}
