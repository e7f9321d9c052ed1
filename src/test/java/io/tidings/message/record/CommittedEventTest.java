package io.tidings.message.record;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.InfobipMapper;
import io.tidings.json.JsonFactory;
import io.tidings.live.channel.StatusEvent;
import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Event;
import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.Source;
import io.tidings.message.Status;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An event goes to streams as it was committed or as it is read from the log: the readers of two
 * nodes must get the same bytes.
 */
class CommittedEventTest {

  private static final String BARE = "\"status\":{\"groupId\":1,\"id\":7}";

  private final StoredMessagesFixture stored = new StoredMessagesFixture();
  private final StatusRecorder recorder =
      inject(
          new StatusRecorder(),
          inject(new ReportedMessages(), stored.entities),
          stored.log,
          new Grace(Duration.ofHours(1)),
          stored.clock);

  @AfterEach
  void close() {
    stored.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BARE,
        "\"status\":{\"groupId\":3,\"id\":5,\"name\":\"DELIVERED_TO_HANDSET\"},"
            + "\"doneAt\":\"2026-11-23T14:00:04.803+0100\",\"messageCount\":2,\"mccMnc\":\"21901\","
            + "\"price\":{\"pricePerMessage\":0.0312,\"currency\":\"EUR\"},"
            + "\"error\":{\"groupId\":0,\"id\":0,\"name\":\"NO_ERROR\",\"permanent\":false}",
        BARE + ",\"price\":{\"pricePerMessage\":0.10}",
        BARE + ",\"price\":{\"pricePerMessage\":\"0.000\",\"currency\":\"\"},\"messageCount\":3",
        BARE + ",\"price\":{\"pricePerMessage\":1E+3},\"messageCount\":30",
        BARE + ",\"price\":{\"pricePerMessage\":\"1e39\"},\"messageCount\":7",
        BARE + ",\"price\":{\"pricePerMessage\":1E-7},\"messageCount\":2",
        BARE + ",\"price\":{\"pricePerMessage\":\"0E-40\"}",
        BARE + ",\"price\":{\"pricePerMessage\":\"0E+40\"}",
        BARE + ",\"price\":{\"pricePerMessage\":-10000.00010000}",
        BARE + ",\"price\":{\"pricePerMessage\":12345678901234567890.12345}",
        BARE + ",\"doneAt\":\"2026-11-23T14:00:04.123456789+0100\"",
        BARE + ",\"doneAt\":\"2026-11-23T14:00:04.9999999Z\"",
        BARE + ",\"doneAt\":\"0001-01-01T00:00:00Z\"",
        BARE + ",\"doneAt\":\"1582-12-31T23:59:59Z\"",
        BARE + ",\"doneAt\":\"1583-01-01T00:00:00Z\"",
        BARE + ",\"doneAt\":\"9999-12-31T23:59:59.999999999Z\"",
        BARE + ",\"doneAt\":1764000000.1234567",
        BARE + ",\"doneAt\":\"2026-11-23T14:00:04\",\"messageCount\":0,\"mccMnc\":\"\"",
        BARE + ",\"messageCount\":32767,\"mccMnc\":21901",
        "\"status\":{\"groupId\":3,\"id\":5}",
        "\"status\":{\"name\":\"\\u0000 ž 😀 \\ud800 \\u2028 \\\" \\\\ \\u0007\",\"id\":2147483647},"
            + "\"error\":{\"name\":\" x \",\"id\":-2147483648,\"permanent\":\"true\"}",
        "\"status\":{\"groupId\":2,\"id\":9},\"error\":{\"groupId\":1,\"id\":27}",
      })
  void a_report_reads_the_same(String report) throws Exception {
    var id = stored.queued();
    var json = "{\"results\":[{\"messageId\":\"%s\",%s}]}".formatted(id, report);
    try (var reader = JsonFactory.createReader(new StringReader(json))) {
      assertSame(id, InfobipMapper.reports(reader.readObject(), Source.REPORT).reports().get(0));
    }
  }

  @Test
  void a_report_that_came_twice_at_once_reads_the_same() throws Exception {
    var id = stored.queued();
    var report = full(id, "EUR");

    assertSame(id, report, report, report);
    assertThat(stored.heard.get(0).events()).hasSize(1);
    assertThat(stored.again(id)).isEqualTo("{2}");
  }

  @Test
  void empty_texts_read_the_same() throws Exception {
    var id = stored.queued();

    assertSame(id, full(id, ""));
  }

  @Test
  void what_we_say_ourselves_reads_the_same() throws Exception {
    var id = stored.queued();

    assertSame(
        id,
        DeliveryReport.noted(id, Attempt.values()[0], "because of\nsomething"),
        DeliveryReport.noted(id, Attempt.values()[1], null),
        DeliveryReport.ours(id, Status.QUEUED, ""),
        DeliveryReport.ours(id, new Status("SUBMIT_REJECTED", null, null), "it was \"refused\""));
  }

  private static DeliveryReport full(UUID id, String text) {
    return new DeliveryReport(
        id,
        Source.LOGS,
        new Status("PENDING_ENROUTE", 1, 7),
        new ProviderError(0, 0, text, false),
        null,
        1,
        new Price(new BigDecimal("0.0"), text),
        text,
        text,
        text,
        null,
        text,
        null);
  }

  private void assertSame(UUID id, DeliveryReport... reports) throws Exception {
    stored.in(() -> recorder.record(List.of(reports)));

    var committed = stored.heard.get(stored.heard.size() - 1).events();
    assertThat(committed).isNotEmpty();
    assertThat(stored.events(id).stream().map(CommittedEventTest::wire).toList())
        .isEqualTo(committed.stream().map(CommittedEventTest::wire).toList());
    assertThat(stored.events(id).stream().map(CommittedEventTest::facts).toList())
        .isEqualTo(committed.stream().map(CommittedEventTest::facts).toList());
  }

  private static String wire(Event event) {
    return new String(new StatusEvent(event).wire(), StandardCharsets.UTF_8);
  }

  /** What channels go by. */
  private static Map<String, Object> facts(Event event) {
    return Map.of(
        "seq", event.seq(),
        "message", event.messageId(),
        "request", event.correlationId(),
        "final", event.isFinal());
  }
}
