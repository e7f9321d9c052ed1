package io.tidings.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.load.ServerMemory;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is posted to the report URL: no answer is a 5xx, memory is bounded, good reports count.
 */
class HostileCallsIT {

  private static final long SEED = 20_261_125;
  private static final long MOST_GROWTH_KB = 60 << 10;
  private static final String PENDING_FOR_EVER = "15";
  private static final String REPORTS = "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN;
  private static final String REPORT =
      """
      {"results":[{"bulkId":"b","messageId":"019ab0c1-7d00-7000-8000-00000000f001",
       "to":"385911111111","doneAt":"2026-03-02T09:15:07.803+0000","messageCount":1,
       "price":{"pricePerMessage":0.0312,"currency":"EUR"},
       "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET"},
       "error":{"groupId":0,"groupName":"OK","id":0,"name":"NO_ERROR","permanent":false}}]}
      """;

  /** One of its own: only some refused calls a minute are kept, and other tests look for theirs. */
  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  private final ApiClient api = new ApiClient(installation.baseUri());

  @BeforeAll
  static void start() {
    installation = Installation.start(ServerSettings.shippedWar());
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void no_body_of_a_hundred_and_more_gets_a_server_error() {
    var bodies = bodies();
    assertThat(bodies).hasSizeGreaterThan(100);

    var wrong = new ArrayList<String>();
    bodies.forEach(
        (what, body) -> {
          int status = post("application/json", body);
          if (status != 200 && status != 400 && status != 413) {
            wrong.add(what + ": " + status);
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(post("application/xml", bytes("<DeliveryReports/>"))).isEqualTo(415);
    assertThat(post("text/plain", bytes(REPORT))).isEqualTo(200);
    assertThat(api.get("/api/ready").statusCode()).isEqualTo(200);
  }

  private static Map<String, byte[]> bodies() {
    var bodies = new LinkedHashMap<String, byte[]>();
    byte[] good = bytes(REPORT);
    for (int part = 0; part < 30; part++) {
      bodies.put("cut off, " + part, Arrays.copyOf(good, good.length * part / 30));
    }
    var random = new Random(SEED);
    for (int time = 0; time < 40; time++) {
      bodies.put("with some other bytes, " + time, spoilt(good, random));
    }
    wrongTypes().forEach(json -> bodies.put("other types: " + json, bytes(json)));
    odd().forEach(json -> bodies.put("odd: " + json, bytes(json)));
    bodies.put("nothing", new byte[0]);
    bodies.put("deep arrays", bytes("[".repeat(100_000)));
    bodies.put("deep objects", bytes("{\"a\":".repeat(100_000)));
    bodies.put(
        "deep results", bytes("{\"results\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
    bodies.put("invalid UTF-8", spliced(good, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF}));
    bodies.put(
        "half a surrogate", spliced(good, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
    bodies.put("Latin-1", "{\"results\":[{\"messageId\":\"žÿ\"}]}".getBytes(ISO_8859_1));
    bodies.put("UTF-16", REPORT.getBytes(UTF_16));
    bodies.put("with a byte order mark", bytes("\uFEFF" + REPORT));
    bodies.put("binary", randomBytes(random, 10_000));
    bodies.put("nothing but NUL", new byte[1_000]);
    bodies.put("just too large", bytes("{\"a\":\"" + "a".repeat(2 << 20) + "\"}"));
    bodies.put("many empty entries", bytes("{\"results\":[" + "{},".repeat(50_000) + "{}]}"));
    return bodies;
  }

  private static Stream<String> wrongTypes() {
    var values = List.of("null", "true", "-1", "1e400", "\"\"", "[]", "{}", "[[[]]]");
    return Stream.concat(
        values.stream().map(value -> "{\"results\":" + value + "}"),
        values.stream()
            .flatMap(
                value ->
                    Stream.of("messageId", "status", "error", "price", "doneAt", "messageCount")
                        .map(
                            name ->
                                REPORT.replaceFirst(
                                    "\"" + name + "\":",
                                    "\"" + name + "\":" + value + ",\"x\":"))));
  }

  private static Stream<String> odd() {
    return Stream.of(
        "{\"results\":[],\"results\":[{\"messageId\":\"a\",\"messageId\":\"b\"}]}",
        REPORT.replace("\"bulkId\":\"b\"", "\"bulkId\":\"\\u0000\""),
        REPORT.replace("\"to\":\"385911111111\"", "\"to\":\"\\u0000\\ud800\\udfff\\uffff\""),
        REPORT.replace("019ab0c1-7d00-7000-8000-00000000f001", "\\u0000"),
        REPORT.replace("019ab0c1-7d00-7000-8000-00000000f001", "x".repeat(100_000)),
        REPORT.replace("0.0312", "1E-999999999"),
        REPORT.replace("0.0312", "9".repeat(50_000)),
        REPORT.replace("\"messageCount\":1", "\"messageCount\":" + "9".repeat(400)),
        REPORT.replace("2026-03-02T09:15:07.803+0000", "+999999999-12-31T23:59:59Z"),
        REPORT.replace("2026-03-02T09:15:07.803+0000", "'; drop table message; --"),
        "{\"results\":[{\"messageId\":1e-2147483648}]}",
        "{} {}",
        "{\"results\":[" + REPORT + "]}");
  }

  @Test
  void the_good_reports_of_a_hostile_batch_are_kept() {
    var sent = new ArrayList<JsonObject>();
    for (int message = 0; message < 3; message++) {
      sent.add(api.send("Among hostile ones", "+385911230" + message + PENDING_FOR_EVER));
    }
    var entries = new ArrayList<String>();
    for (var accepted : sent) {
      entries.add("{\"messageId\":\"\\u0000\",\"price\":{\"pricePerMessage\":1E-2147483647}}");
      entries.add(
          """
          {"messageId":"%s","doneAt":"2030-01-01T10:00:05.000+0000","bulkId":"\\u0000",
           "to":"\\ud800","price":{"pricePerMessage":1E999999999,"currency":[]},
           "error":"\\u0000","mccMnc":{"a":"\\u0000"},"status":{"groupId":3,"id":5}}"""
              .formatted(id(accepted)));
      entries.add("[{\"messageId\":[]}]");
    }
    assertThat(post("application/json", bytes("{\"results\":[" + String.join(",", entries) + "]}")))
        .isEqualTo(200);
    for (var accepted : sent) {
      assertThat(
              api.read(accepted.getString("correlationId"))
                  .getJsonArray("messages")
                  .getJsonObject(0)
                  .getString("status"))
          .isEqualTo("DELIVERED_TO_HANDSET");
    }
  }

  @Test
  void endless_bodies_hold_no_memory() throws IOException, InterruptedException {
    post("application/json", bytes(REPORT));
    long before = heapKilobytes();
    var answers =
        IntStream.range(0, 10)
            .mapToObj(
                call ->
                    CompletableFuture.supplyAsync(
                        () -> stream(call % 2 == 0 ? REPORTS : REPORTS + "x")))
            .toList();
    for (var answer : answers) {
      assertThat(answer.join()).matches("|HTTP/1.1 4(01|13) .*");
    }
    assertThat(heapKilobytes() - before).isLessThan(MOST_GROWTH_KB);
    assertThat(post("application/json", bytes(REPORT))).isEqualTo(200);
  }

  @Test
  void who_sends_a_byte_now_and_then_is_not_waited_for() throws IOException {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      out.write(bytes(head(REPORTS) + "Content-Length: 1000\r\n\r\n"));
      long until = System.nanoTime() + 25_000_000_000L;
      while (System.nanoTime() < until) {
        out.write(' ');
        LockSupport.parkNanos(250_000_000);
      }
      assertThat(statusLine(socket)).matches("|HTTP/1.1 408 .*");
    } catch (SocketException closed) {
      // that is an answer too
    }
    assertThat(post("application/json", bytes(REPORT))).isEqualTo(200);
  }

  /** Sends 100 MB in chunks, as far as the server takes them. */
  private String stream(String path) {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      byte[] chunk = new byte[64 << 10];
      Arrays.fill(chunk, (byte) ' ');
      try {
        out.write(bytes(head(path) + "Transfer-Encoding: chunked\r\n\r\n"));
        for (int sent = 0; sent < 1_600; sent++) {
          out.write(bytes("10000\r\n"));
          out.write(chunk);
          out.write(bytes("\r\n"));
        }
      } catch (SocketException closed) {
        return "";
      }
      return statusLine(socket);
    } catch (IOException closed) {
      return "";
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket("127.0.0.1", installation.baseUri().getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static String head(String path) {
    return "POST " + path + " HTTP/1.1\r\nHost: tidings\r\nContent-Type: application/json\r\n";
  }

  private static String statusLine(Socket socket) throws IOException {
    byte[] answer = socket.getInputStream().readNBytes(40);
    return new String(answer, ISO_8859_1).lines().findFirst().orElse("");
  }

  private int post(String type, byte[] body) {
    return api.call(
            api.request(REPORTS)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build())
        .statusCode();
  }

  /** In use after a collection: what a server has not collected yet it does not hold. */
  private long heapKilobytes() throws IOException, InterruptedException {
    return ServerMemory.of(installation.nodes().get(0)).heap();
  }

  private static String id(JsonObject accepted) {
    return accepted.getJsonArray("messages").getJsonObject(0).getString("id");
  }

  private static byte[] spoilt(byte[] good, Random random) {
    byte[] spoilt = good.clone();
    for (int time = 0; time < 5; time++) {
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
    }
    return spoilt;
  }

  private static byte[] randomBytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** In the middle of the first text. */
  private static byte[] spliced(byte[] good, byte[] odd) {
    byte[] spliced = good.clone();
    System.arraycopy(odd, 0, spliced, 55, odd.length);
    return spliced;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
