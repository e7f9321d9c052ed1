package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients go away in the middle of a call; that is their affair and no matter for the log. */
class ClientAbortIT {

  private static final int TIMES = 5;
  private static final int RECIPIENTS = 10_000;

  /** What servers, JAX-RS and Tidings say when something fails. */
  private static final Pattern TROUBLE =
      Pattern.compile(
          "^\\s+at |Exception|a request failed|UT\\d{6}|RESTEASY\\d|[Bb]roken pipe|[Cc]onnection"
              + " reset");

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/messages",
        "POST /api/messages/preview",
        "POST /api/session",
        "POST /api/stream-tickets",
        "POST /webhooks/infobip/reports/" + Installation.REPORT_TOKEN
      })
  void half_a_body_and_a_reset(String call) throws IOException {
    int before = logLines().size();
    for (int time = 0; time < TIMES; time++) {
      try (var socket = connect()) {
        write(
            socket, head(call) + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n");
        write(socket, "{\"recipients\": [\"+38591");
        reset(socket);
      }
    }
    assertNothingToldSince(before);
  }

  @Test
  void a_reset_while_a_large_answer_is_written() throws IOException {
    var correlationId = large();
    int before = logLines().size();
    for (int time = 0; time < TIMES; time++) {
      try (var socket = connect()) {
        write(socket, head("GET /api/messages/" + correlationId + "?events=true") + "\r\n");
        assertThat(socket.getInputStream().readNBytes(200)).hasSize(200);
        reset(socket);
      }
    }
    assertNothingToldSince(before);
  }

  @Test
  void a_reset_while_an_export_is_written_lets_others_begin() throws IOException {
    var body = "{\"correlationId\":\"%s\"}".formatted(large());
    int before = logLines().size();
    for (int time = 0; time < TIMES; time++) {
      Eventually.isTrue("room for an export", () -> isExported(body));
      try (var socket = connect()) {
        write(socket, head("POST /api/messages/export") + "Content-Type: application/json\r\n");
        write(socket, "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
        assertThat(new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 200");
        reset(socket);
      }
    }
    Eventually.isTrue("room for an export", () -> isExported(body));
    assertNothingToldSince(before);
  }

  private boolean isExported(String body) {
    var answer = api.post("/api/messages/export", body);
    assertThat(answer.statusCode()).isIn(200, 429);
    return answer.statusCode() == 200 && answer.body().contains("\"kind\":\"end\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_stream_that_its_reader_leaves(boolean suddenly) throws IOException {
    var correlationId = large();
    double open = api.meter("tidings_streams_open");
    int before = logLines().size();
    for (int time = 0; time < TIMES; time++) {
      try (var socket = connect()) {
        write(socket, head("GET /api/messages/" + correlationId + "/events") + "\r\n");
        assertThat(socket.getInputStream().readNBytes(200)).hasSize(200);
        if (suddenly) {
          reset(socket);
        }
      }
    }
    Eventually.isTrue("the streams to end", () -> api.meter("tidings_streams_open") <= open);
    assertNothingToldSince(before);
  }

  /** The answer to a call made after the others shows that the server is done with them. */
  private void assertNothingToldSince(int before) throws IOException {
    for (int call = 0; call < TIMES; call++) {
      assertThat(api.get("/api/live").statusCode()).isEqualTo(200);
    }
    var told = logLines();
    assertThat(told.subList(before, told.size()))
        .filteredOn(line -> TROUBLE.matcher(line).find())
        .isEmpty();
  }

  /** A send request whose answer fills every buffer on the way. */
  private String large() {
    var recipients =
        String.join(
            ",",
            IntStream.range(0, RECIPIENTS)
                .mapToObj(n -> "\"+38591%07d\"".formatted(n + 1_000_000))
                .toList());
    var later = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    var accepted =
        api.post(
            "/api/messages",
            "{\"text\":\"Later\",\"sendAt\":\"%s\",\"recipients\":[%s]}"
                .formatted(later, recipients));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return ApiClient.json(accepted.body()).getString("correlationId");
  }

  private static String head(String call) {
    return call
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + Installation.KEY
        + "\r\n";
  }

  private Socket connect() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(20_000);
    var server = installation.baseUri();
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private List<String> logLines() {
    try {
      return new String(Files.readAllBytes(installation.serverLog()), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
