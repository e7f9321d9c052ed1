package io.tidings.dev.simulator;

import static io.tidings.dev.simulator.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Infobip tells the price of one SMS and the number of them: a message of three parts costs three
 * times what its report says.
 */
class PriceTest {
  private static final BigDecimal OF_ONE = new BigDecimal("0.0312");
  private static final BigDecimal CREDIT = new BigDecimal("1000000");

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
  void is_of_one_sms_in_the_reports_of_either_version() {
    caller.submit(
        """
        {"messages": [{"content": {"text": "%s"}, "destinations": [{"to": "385911111101"}],
                       "webhooks": {"delivery": {"url": "%s"}}}]}
        """
            .formatted("a".repeat(400), receiver.url()));
    eventually(() -> assertThat(receiver.reports()).hasSize(1));
    caller.post(
        "/sms/2/text/advanced",
        """
        {"messages": [{"text": "%s", "destinations": [{"to": "385911111101"}], "notifyUrl": "%s"}]}
        """
            .formatted("a".repeat(400), receiver.url()));
    eventually(() -> assertThat(receiver.reports()).hasSize(2));

    assertThat(receiver.reports().get(0).getInt("messageCount")).isEqualTo(3);
    assertThat(price(receiver.reports().get(0))).isEqualTo(OF_ONE);
    assertThat(receiver.reports().get(1).getInt("smsCount")).isEqualTo(3);
    assertThat(price(receiver.reports().get(1))).isEqualTo(OF_ONE);
  }

  @Test
  void is_of_one_sms_in_the_logs_and_taken_off_the_balance_for_each() {
    caller.submit(
        SubmitFixture.body(
            "\"content\": {\"text\": \"%s\"}".formatted("a".repeat(400)),
            SubmitFixture.destination("m", "385911111101")));

    var entry = caller.getJson("/sms/3/logs").getJsonArray("results").getJsonObject(0);
    assertThat(entry.getInt("messageCount")).isEqualTo(3);
    assertThat(price(entry)).isEqualTo(OF_ONE);
    assertThat(caller.getJson("/account/1/balance").getJsonNumber("balance").bigDecimalValue())
        .isEqualByComparingTo(CREDIT.subtract(OF_ONE.multiply(BigDecimal.valueOf(3))));
  }

  private static BigDecimal price(JsonObject entry) {
    return entry.getJsonObject("price").getJsonNumber("pricePerMessage").bigDecimalValue();
  }
}
