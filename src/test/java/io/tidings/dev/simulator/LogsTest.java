package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the logs tell, in a time that a test moves by itself: steps of a message are an hour apart.
 */
class LogsTest {
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
  void tell_the_newest_status_of_a_message() {
    caller.submit(SubmitFixture.unreported("m", "+385911111102"));

    assertThat(reached("m")).isEqualTo("1/7 0/0");
    clock.pass(STEP);
    assertThat(reached("m")).isEqualTo("3/2 0/0");
    clock.pass(STEP);
    assertThat(reached("m")).isEqualTo("3/5 0/0");
    assertThat(simulator.ledger("m").orElseThrow().getJsonArray("reports"))
        .extracting(report -> report.asJsonObject().getString("state"))
        .containsExactly("PLANNED", "PLANNED");
  }

  @Test
  void write_an_entry_as_infobip_does() {
    submit("m", "+385911111101");

    assertThat(caller.getJson("/sms/3/logs"))
        .isEqualTo(
            JsonText.parse(
                """
                {"results": [{"bulkId": "bulk-m", "messageId": "m", "destination": "385911111101", "sender": "AcmeShop",
                  "sentAt": "2026-03-02T09:15:04.120+0000", "messageCount": 1, "mccMnc": "21901",
                  "price": {"pricePerMessage": 0.0312, "currency": "EUR"},
                  "status": {"groupId": 1, "groupName": "PENDING", "id": 7, "name": "PENDING_ENROUTE",
                             "description": "Message sent to next instance"},
                  "error": {"groupId": 0, "groupName": "OK", "id": 0, "name": "NO_ERROR",
                            "description": "No Error", "permanent": false},
                  "platform": {"applicationId": "default"}, "content": {"text": "Hello"}}]}
                """));
  }

  @Test
  void have_an_empty_content_when_told_so() {
    caller.submit(SubmitFixture.unreported("m", "385911111101"));
    simulator.faults("{\"emptyLogContent\": 1}");

    assertThat(caller.getJson("/sms/3/logs").getJsonArray("results").getJsonObject(0))
        .containsEntry("content", JsonText.parse("{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "messageId=a,a",
    "'messageId=c,a','c,a'",
    "messageId=c&messageId=a,'c,a'",
    "messageId=never,''",
    "bulkId=bulk-b,b",
    "bulkId=bulk-c&bulkId=bulk-b,'c,b'",
    "destination=385911111104,b",
    "destination=%2B385911111104,b",
    "sender=AcmeShop,'c,b,a'",
    "sender=Other,''",
    "generalStatus=PENDING,'c'",
    "generalStatus=DELIVERED,'a'",
    "generalStatus=UNDELIVERABLE,'b'",
    "generalStatus=REJECTED,''",
    "generalStatus=DELIVERED&destination=385911111104,''",
    "mcc=219,'c,b,a'",
    "mcc=219&mnc=01,'c,b,a'",
    "mcc=219&mnc=10,''",
    "mcc=262,''",
    "mcc=21,''",
    "sentSince=2026-03-02T10:15:04.120%2B0000,'c,b'",
    "sentUntil=2026-03-02T10:15:04.120+0000,'b,a'",
    "limit=2,'c,b'",
  })
  void are_filtered(String query, String ids) {
    submitHourly("a", "385911111101");
    submitHourly("b", "385911111104");
    submit("c", "385911111101");

    assertThat(ids(caller.getJson("/sms/3/logs?" + query))).isEqualTo(ids);
  }

  @Test
  void are_read_page_by_page_with_a_cursor() {
    submit("a", "385911111101");
    submit("b", "385911111101");
    submit("c", "385911111101");

    var first = caller.getJson("/sms/3/logs?limit=2&useCursor=true");
    var cursor = first.getJsonObject("cursor");
    var second = caller.getJson("/sms/3/logs?limit=2&cursor=" + cursor.getString("nextCursor"));

    assertThat(ids(first)).isEqualTo("c,b");
    assertThat(ids(second)).isEqualTo("a");
    assertThat(second.getJsonObject("cursor")).isEqualTo(JsonText.parse("{\"limit\": 2}"));
  }

  @Test
  void refuse_what_they_cannot_read() {
    for (var query :
        List.of(
            "limit=0",
            "limit=x",
            "limit=1001",
            "cursor=x",
            "useCursor=yes",
            "sentSince=today",
            "generalStatus=SENT",
            "generalStatus=delivered",
            "mnc=01",
            "messageId=" + longList(),
            "bulkId=" + longList())) {
      var refused = caller.get("/sms/3/logs?" + query);
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(JsonText.parse(refused.body()).getJsonArray("violations"))
          .extracting(each -> each.asJsonObject().getString("property"))
          .containsExactly(query.substring(0, query.indexOf('=')));
    }
  }

  private static String longList() {
    return IntStream.range(0, 60)
        .mapToObj(index -> "0".repeat(36))
        .collect(Collectors.joining(","));
  }

  @Test
  void reach_back_48_hours() {
    submit("m", "385911111101");

    clock.pass(Duration.ofHours(48));
    assertThat(ids(caller.getJson("/sms/3/logs"))).isEqualTo("m");
    clock.pass(Duration.ofMillis(1));
    assertThat(ids(caller.getJson("/sms/3/logs"))).isEmpty();
  }

  @Test
  void may_be_asked_120_times_a_minute() {
    IntStream.range(0, 120)
        .forEach(call -> assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(200));

    var refused = caller.get("/sms/3/logs");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(JsonText.parse(refused.body()))
        .isEqualTo(
            JsonText.parse(
                """
                {"errorCode": "E429", "description": "Request rate exceeded.", "action": "Slow down.",
                 "violations": [], "resources": []}
                """));
    clock.pass(Duration.ofMinutes(1));
    assertThat(caller.get("/sms/3/logs").statusCode()).isEqualTo(200);
  }

  private void submitHourly(String id, String to) {
    submit(id, to);
    clock.pass(STEP);
  }

  private void submit(String id, String to) {
    var body = SubmitFixture.unreported(id, to);
    caller.submit(
        body.substring(0, body.length() - 1)
            + ", \"options\": {\"schedule\": {\"bulkId\": \"bulk-%s\"}}}".formatted(id));
  }

  private String reached(String messageId) {
    var results = caller.getJson("/sms/3/logs?messageId=" + messageId).getJsonArray("results");
    assertThat(results).hasSize(1);
    return Receiver.summary(results.getJsonObject(0));
  }

  private static String ids(JsonObject page) {
    return page.getJsonArray("results").stream()
        .map(entry -> entry.asJsonObject().getString("messageId"))
        .collect(Collectors.joining(","));
  }
}
