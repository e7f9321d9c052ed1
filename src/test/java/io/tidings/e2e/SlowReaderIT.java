package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Promise 7: nobody waits for a slow browser. */
class SlowReaderIT {

  private static final int READERS = 10;
  private static final int MESSAGES = 100;
  private static final int ROUNDS = 50;
  // A server buffers megabytes for a reader before it says so; long names fill them.
  private static final String LONG_NAME = "PENDING_" + "X".repeat(4_000);

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void one_reader_that_stops_reading_is_dropped_and_ten_that_read_get_every_event()
      throws IOException {
    var accepted = api.send("Slow", recipients());
    var correlationId = accepted.getString("correlationId");
    var ids =
        accepted.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
            .map(message -> message.getString("id"))
            .toList();
    Eventually.isTrue("the simulator to have said all", () -> allReported(ids));
    long before = api.read(correlationId).getJsonNumber("logPosition").longValue();
    double evicted = api.meter("tidings_streams_dropped_total");

    var readers = new ArrayList<EventStream>();
    for (int reader = 0; reader < READERS; reader++) {
      readers.add(EventStream.follow(api, correlationId));
    }
    try (var stalled = connectAndNeverRead(correlationId)) {
      var millis = new ArrayList<Long>();
      for (int round = 0; round < ROUNDS; round++) {
        millis.add(postRound(ids, round));
        awaitReaders(readers, (round - 1) * MESSAGES);
      }
      awaitReaders(readers, ROUNDS * MESSAGES);
      Eventually.isTrue(
          "the reader that does not read to be dropped",
          () -> api.meter("tidings_streams_dropped_total") == evicted + 1);
      Eventually.isTrue(
          "nothing to be held for it although it keeps its socket",
          () -> api.meter("tidings_streams_held") == api.meter("tidings_streams_open"));
      System.out.printf(
          "%d events to %d readers beside a stalled one: a webhook call of %d reports took"
              + " %d ms (median), %d ms (most)%n",
          ROUNDS * MESSAGES,
          READERS,
          MESSAGES,
          median(millis),
          millis.stream().max(Long::compare).get());
      assertThat(stalled.isConnected()).isTrue();
    }
    var expected = LongStream.rangeClosed(before + 1, before + ROUNDS * MESSAGES).boxed().toList();
    for (var reader : readers) {
      assertThat(reader.received("status").stream().map(EventStream.Received::seq).toList())
          .isEqualTo(expected);
      reader.close();
    }
  }

  private static List<String> recipients() {
    return IntStream.range(0, MESSAGES).mapToObj("+3859113%02d15"::formatted).toList();
  }

  private boolean allReported(List<String> ids) {
    return ids.stream()
        .allMatch(
            id ->
                installation.simulator().ledger(id).stream()
                    .flatMap(
                        entry ->
                            entry.getJsonArray("reports").getValuesAs(JsonObject.class).stream())
                    .anyMatch(report -> report.getString("state").equals("ACKNOWLEDGED")));
  }

  /** A browser tab that hangs: it asked, and takes nothing. */
  private Socket connectAndNeverRead(String correlationId) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), installation.baseUri().getPort()));
    var request =
        "GET /api/messages/%s/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(correlationId, Installation.KEY);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    Eventually.isTrue(
        "the stalled stream to be open", () -> api.meter("tidings_streams_open") >= READERS + 1);
    return socket;
  }

  /** One report for each message, newer than those of the round before, hence one event each. */
  private long postRound(List<String> ids, int round) {
    var doneAt = OffsetDateTime.parse("2030-01-01T00:00:00.000Z").plusSeconds(round).toString();
    var results = Json.createArrayBuilder();
    for (var id : ids) {
      results.add(
          Json.createObjectBuilder()
              .add("messageId", id)
              .add("doneAt", doneAt)
              .add(
                  "status",
                  Json.createObjectBuilder()
                      .add("groupId", 1)
                      .add("id", 7)
                      .add("name", LONG_NAME)));
    }
    var body = Json.createObjectBuilder().add("results", results).build().toString();
    long start = System.nanoTime();
    assertThat(api.report(body).statusCode()).isEqualTo(200);
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** Those who read keep up with the publisher; how far nobody else matters here. */
  private static void awaitReaders(List<EventStream> readers, int events) {
    for (var reader : readers) {
      Eventually.isTrue(
          "a good reader to have " + events + " events",
          () -> reader.received("status").size() >= events || reader.hasEnded());
    }
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
