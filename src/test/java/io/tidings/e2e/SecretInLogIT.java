package io.tidings.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The secret at the end of the report URL is in no line of the server's log, whatever is wrong. */
class SecretInLogIT {

  private static final String REPORTS = "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN;
  private static final String NOTHING = "{\"results\":[]}";

  private static final String HEAD = " HTTP/1.1\r\nHost: tidings\r\nConnection: close\r\n";

  private final URI server = Installation.running().baseUri();

  @Test
  void requests_that_cannot_be_read_leave_it_out_of_the_log() throws IOException {
    for (var end :
        List.of("%zz", "/%zz", "[", "]", "%ff", ";a=b", "/..", "\\", "{x}", "|", "?a=[", "?%")) {
      post(REPORTS + end);
    }
    for (var header :
        List.of(
            "Cookie: a=\u00e9",
            "Cookie: $Version=x",
            "Cookie: " + "a=b;".repeat(3_000),
            "X: " + "y".repeat(100_000),
            "Content-Length: abc",
            "Content-Length: 15",
            "Transfer-Encoding: chunked",
            "Expect: nothing",
            "Content-Type: a/b;q=x",
            "Accept: ;",
            "no header",
            "X\u0000: y")) {
      post(REPORTS, header);
    }
    post("http://x" + REPORTS + "[");
    post(REPORTS.substring(1));
    post(REPORTS + "x".repeat(60_000));
    List.of("GET", "PUT", "OPTIONS", "FOO", "TRACE")
        .forEach(method -> end(method + " " + REPORTS + HEAD + "\r\n"));
    List.of("Content-Length: 50\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{", "X: y")
        .forEach(cut -> end("POST " + REPORTS + HEAD + cut));
    end("POST " + REPORTS + HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");

    var live = RawConnection.ask(server, "GET /api/live HTTP/1.0\r\n\r\n");
    assertThat(live.status()).isEqualTo(200);
    assertThat(Files.readString(Installation.running().serverLog(), ISO_8859_1))
        .isNotEmpty()
        .doesNotContain(Installation.REPORT_TOKEN);
  }

  private void post(String target, String... headers) {
    end(
        "POST "
            + target
            + HEAD
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + "Content-Length: 14\r\n\r\n"
            + NOTHING);
  }

  /** Writes this and nothing more, and waits until the server has no more to say. */
  private void end(String request) {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(40_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException closed) {
      // that is an answer too
    }
  }
}
