package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that people send back, which wait to be fetched. */
class InboxTest {
  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void are_handed_out_once() {
    arrive("STOP news", ", \"keyword\": \"STOP\", \"messageId\": \"in-1\"");

    assertThat(caller.getJson("/sms/1/inbox/reports"))
        .isEqualTo(
            JsonText.parse(
                """
                {"results": [{"messageId": "in-1", "from": "385911111101", "to": "38599", "text": "STOP news",
                              "cleanText": "news", "keyword": "STOP", "smsCount": 1,
                              "receivedAt": "2026-03-02T09:15:04.120+0000",
                              "price": {"pricePerMessage": 0, "currency": "EUR"}}],
                 "messageCount": 1, "pendingMessageCount": 0}
                """));
    assertThat(caller.getJson("/sms/1/inbox/reports"))
        .isEqualTo(
            JsonText.parse("{\"results\": [], \"messageCount\": 0, \"pendingMessageCount\": 0}"));
  }

  @Test
  void are_handed_out_page_by_page() {
    arrive("one", "");
    arrive("two", "");
    arrive("three", "");

    var first = caller.getJson("/sms/1/inbox/reports?limit=2");
    assertThat(texts(first)).isEqualTo("one,two");
    assertThat(first.getInt("pendingMessageCount")).isEqualTo(1);
    assertThat(texts(caller.getJson("/sms/1/inbox/reports"))).isEqualTo("three");
    assertThat(caller.get("/sms/1/inbox/reports?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void are_chosen_by_what_they_are_linked_to() {
    arrive("one", ", \"entityId\": \"e\", \"applicationId\": \"a\"");
    arrive("two", ", \"campaignReferenceId\": \"c\"");

    assertThat(texts(caller.getJson("/sms/1/inbox/reports?campaignReferenceId=c")))
        .isEqualTo("two");
    assertThat(texts(caller.getJson("/sms/1/inbox/reports?entityId=x"))).isEmpty();
    assertThat(texts(caller.getJson("/sms/1/inbox/reports?entityId=e&applicationId=a")))
        .isEqualTo("one");
  }

  @Test
  void are_kept_for_48_hours() {
    arrive("old", "");
    clock.pass(Duration.ofHours(48).plusMillis(1));
    arrive("new", "");

    assertThat(texts(caller.getJson("/sms/1/inbox/reports"))).isEqualTo("new");
  }

  @Test
  void are_forgotten_on_reset() {
    arrive("old", "");
    simulator.reset();

    assertThat(texts(caller.getJson("/sms/1/inbox/reports"))).isEmpty();
  }

  private void arrive(String text, String members) {
    var response =
        caller.post(
            "/simulator/inbound",
            "{\"from\": \"385911111101\", \"to\": \"38599\", \"text\": \"%s\"%s}"
                .formatted(text, members));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  private static String texts(JsonObject page) {
    return page.getJsonArray("results").stream()
        .map(each -> each.asJsonObject().getString("text"))
        .collect(Collectors.joining(","));
  }
}
