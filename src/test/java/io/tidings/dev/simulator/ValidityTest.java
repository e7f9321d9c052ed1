package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a message may be on its way, in a time that a test moves by itself. */
class ValidityTest {
  private static final Duration STEP = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withReportDelay(STEP), clock);
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({"30,SECONDS", "59,MINUTES"})
  void ends_a_message_that_was_not_delivered_in_time(int amount, String unit) {
    submitValid(amount, unit);

    clock.pass(STEP);

    assertThat(reached("m")).isEqualTo("4/15 2/4101");
  }

  @ParameterizedTest
  @CsvSource({"60,MINUTES,3/5 0/0", "1,HOURS,3/5 0/0"})
  void spares_a_message_that_was_delivered_at_its_last_moment(
      int amount, String unit, String standing) {
    submitValid(amount, unit);

    clock.pass(STEP);

    assertThat(reached("m")).isEqualTo(standing);
  }

  @Test
  void is_never_longer_than_48_hours() {
    try (var slow =
        Simulator.start(
            SimulatorSettings.defaults().withReportDelay(Duration.ofHours(49)), clock)) {
      var client = Caller.of(slow);
      client.submit(
          SubmitFixture.withOptions(
              "m",
              "385911111101",
              "{\"validityPeriod\": {\"amount\": 72, \"timeUnit\": \"HOURS\"}}"));
      clock.pass(Duration.ofHours(48));

      var entry = client.getJson("/sms/3/logs").getJsonArray("results").getJsonObject(0);
      assertThat(Receiver.summary(entry)).isEqualTo("4/15 2/4101");
      assertThat(entry.getString("doneAt")).isEqualTo("2026-03-04T09:15:04.120+0000");
    }
  }

  private void submitValid(int amount, String unit) {
    caller.submit(
        SubmitFixture.withOptions(
            "m",
            "385911111101",
            "{\"validityPeriod\": {\"amount\": %d, \"timeUnit\": \"%s\"}}"
                .formatted(amount, unit)));
  }

  private String reached(String messageId) {
    var results = caller.getJson("/sms/3/logs?messageId=" + messageId).getJsonArray("results");
    assertThat(results).hasSize(1);
    return Receiver.summary(results.getJsonObject(0));
  }
}
