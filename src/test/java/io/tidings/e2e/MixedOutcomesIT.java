package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand messages of all outcomes, with reports late, repeated and out of order. */
class MixedOutcomesIT {

  private static final List<String> ENDINGS =
      List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "77");
  private static final String SILENT = "08";
  private static final int SEND_REQUESTS = 20;
  private static final int RECIPIENTS = 50;
  private static final DateTimeFormatter INFOBIP_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");
  private static final Set<Integer> FINAL_GROUPS = Set.of(2, 3, 4, 5);

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @AfterEach
  void no_more_faults() {
    installation
        .simulator()
        .faults("{\"reportsLateMillis\":null,\"reportsRepeated\":null,\"reportsReordered\":null}");
  }

  @Test
  void every_message_ends_as_the_rule_says_and_every_stream_is_in_order_without_a_gap()
      throws SQLException {
    installation
        .simulator()
        .faults(
            "{\"seed\":7,\"reportsLateMillis\":{\"min\":0,\"max\":2000},"
                + "\"reportsRepeated\":0.3,\"reportsReordered\":0.3}");
    var streams = new ArrayList<EventStream>();
    var correlationIds = new ArrayList<String>();
    for (int request = 0; request < SEND_REQUESTS; request++) {
      var correlationId =
          api.send("Mixed " + request, recipients(request)).getString("correlationId");
      correlationIds.add(correlationId);
      streams.add(EventStream.follow(api, correlationId));
    }

    for (int request = 0; request < SEND_REQUESTS; request++) {
      var read = readWhenReported(correlationIds.get(request));
      for (var message : read.getJsonArray("messages").getValuesAs(JsonObject.class)) {
        assertThat(message.getString("status"))
            .as(message.getString("to"))
            .isEqualTo(expectedStatus(message));
      }
      checkStream(streams.get(request).awaitEnd(), read);
    }
    assertThat(Rows.of(installation.postgres(), "select max(seq) - count(*) from event"))
        .containsExactly("0");
  }

  private static List<String> recipients(int request) {
    var recipients = new ArrayList<String>();
    for (int place = 0; place < RECIPIENTS; place++) {
      var ending = ENDINGS.get((request * RECIPIENTS + place) % ENDINGS.size());
      recipients.add("+38591%02d%03d%s".formatted(50 + request, place, ending));
    }
    return recipients;
  }

  /** Final, and nothing that the simulator pushed is still under way: corrections come late. */
  private JsonObject readWhenReported(String correlationId) {
    var read = api.readWhenFinal(correlationId);
    for (var message : read.getJsonArray("messages").getValuesAs(JsonObject.class)) {
      Eventually.get(
          "all reports of " + message.getString("to"),
          () -> ledger(message),
          entry -> reports(entry).stream().allMatch(MixedOutcomesIT::isThrough));
      assertThat(ledger(message).getInt("accepted") + ledger(message).getInt("refused"))
          .isEqualTo(1);
    }
    return api.read(correlationId);
  }

  private static boolean isThrough(JsonObject report) {
    return report.getString("state").equals("ACKNOWLEDGED")
        || report.getString("state").equals("PULLABLE");
  }

  /** The final report that is latest by its done time; without one, what the submit said. */
  private String expectedStatus(JsonObject message) {
    var entry = ledger(message);
    Optional<JsonObject> last =
        reports(entry).stream()
            .filter(r -> FINAL_GROUPS.contains(r.getJsonObject("status").getInt("groupId")))
            .filter(r -> r.getJsonObject("status").getInt("id") != 2)
            .max(Comparator.comparing(MixedOutcomesIT::doneAt));
    return last.map(report -> report.getJsonObject("status"))
        .map(status -> status.getString("name"))
        .orElseGet(() -> withoutReport(entry.getJsonArray("submits").getJsonObject(0)));
  }

  /** Refused at once; or delivered in silence, which only the logs tell. */
  private static String withoutReport(JsonObject submit) {
    return submit.getString("to").endsWith(SILENT)
        ? "DELIVERED_TO_HANDSET"
        : submit.getJsonObject("status").getString("name");
  }

  private static OffsetDateTime doneAt(JsonObject report) {
    return OffsetDateTime.parse(report.getString("doneAt"), INFOBIP_TIME);
  }

  private JsonObject ledger(JsonObject message) {
    return installation.simulator().ledger(message.getString("id")).orElseThrow();
  }

  private static List<JsonObject> reports(JsonObject entry) {
    return entry.getJsonArray("reports").getValuesAs(JsonObject.class);
  }

  private static void checkStream(EventStream stream, JsonObject read) {
    try (stream) {
      assertThat(stream.names()).startsWith("snapshot").endsWith("end");
      long from = Long.parseLong(stream.received("snapshot").get(0).id());
      var got = stream.received("status").stream().map(EventStream.Received::seq).toList();
      long upTo = got.isEmpty() ? from : got.get(got.size() - 1);
      var inTheLog =
          read.getJsonArray("events").getValuesAs(JsonObject.class).stream()
              .map(event -> event.getJsonNumber("seq").longValue())
              .filter(seq -> seq > from && seq <= upTo)
              .toList();
      assertThat(got).isEqualTo(inTheLog);
    }
  }
}
