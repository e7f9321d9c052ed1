package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What servers by themselves do with requests before our code sees them, as they are set up. */
class ServerDoorsIT {

  private static final String REPORTS = "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN;
  private static final String NOTHING = "{\"results\":[]}";

  private static final boolean ON_WILDFLY = Server.chosenKind().equals("wildfly");

  private static final List<String> OPEN_ON_PAYARA =
      List.of(
          "/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/openapi");

  private static final List<String> OWN_PATHS =
      Stream.concat(
              OPEN_ON_PAYARA.stream(),
              Stream.of(
                  "/openapi-ui",
                  "/management",
                  "/console",
                  "/monitoring",
                  "/__asadmin/version",
                  "/web/monitoring",
                  "/jwks",
                  "/wildfly-services",
                  "/ejb"))
          .toList();

  private final URI server = Installation.running().baseUri();

  private RawConnection.Answer get(String target, String... headers) {
    return RawConnection.ask(server, "GET " + target + head(headers) + "Connection: close\r\n\r\n");
  }

  private RawConnection.Answer report(String... headers) {
    return RawConnection.ask(
        server, "POST " + REPORTS + head(headers) + "Content-Length: 14\r\n\r\n" + NOTHING);
  }

  private static String head(String... headers) {
    return " HTTP/1.1\r\nHost: tidings\r\n"
        + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining());
  }

  @Test
  void cookies_of_others_are_no_server_error() {
    var wrong = new ArrayList<String>();
    for (var cookie : oddCookies()) {
      int read = get("/api/live", "Cookie: " + cookie).status();
      int session = get("/api/session", "Cookie: " + cookie).status();
      int stored = report("Cookie: " + cookie).status();
      if (read != 200 || session != 401 || stored != 200) {
        wrong.add(
            cookie.substring(0, Math.min(30, cookie.length()))
                + ": "
                + read
                + " "
                + session
                + " "
                + stored);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> oddCookies() {
    var names = IntStream.range(0, 3_000);
    return List.of(
        "city=Zagreb\u00e9",
        "\u00e9=a",
        "\u00ff",
        "\u0085; $Version=x",
        "$Version=1; a=b",
        "$Version=x; a=b",
        "a=b; $Version=",
        "a=b, $Version=x",
        "$Path=/; $Domain=x",
        "a=\tb",
        ";;;",
        "=",
        "a=\"b; c",
        "a(b)={c}",
        names.mapToObj(number -> "a" + number).collect(Collectors.joining("=;")));
  }

  @Test
  void our_own_session_is_found_beside_them() {
    var signedIn =
        RawConnection.ask(
            server,
            "POST /api/session"
                + head("Content-Type: application/json")
                + "Content-Length: %d\r\n\r\n%s"
                    .formatted(
                        Installation.KEY.length() + 10, "{\"key\":\"" + Installation.KEY + "\"}"));
    var session = signedIn.header("Set-Cookie").split(";", 2)[0];

    var answer = get("/api/session", "Cookie: city=Zagreb\u00e9; " + session + "; a=\u00ff");
    assertThat(answer.body()).startsWith("{\"team\":\"default\",\"caller\":\"tests\",");
  }

  @Test
  void header_values_may_have_any_letters() {
    assertThat(get("/api/live", "X-City: Zagreb\u00e9\u00ff").status()).isEqualTo(200);
    assertThat(report("X-City: Zagreb\u00e9\u00ff").status()).isEqualTo(200);
  }

  @Test
  void a_target_that_is_no_path_is_refused() {
    for (var target : List.of("api/live", "*", "tidings:443", "%2Fapi/live", "?a", "ftp://x/")) {
      assertThat(get(target).status()).as(target).isEqualTo(400);
    }
    assertThat(get("http://tidings.example/api/live").status()).isEqualTo(200);
  }

  /** As docs/operations.md says. What is open here, proxies close. */
  @Test
  void of_its_own_the_server_answers_few_paths() {
    var open = new ArrayList<String>();
    for (var path : OWN_PATHS) {
      // A check that is not met for a moment is answered too.
      if (List.of(200, 503).contains(get(path).status())) {
        open.add(path);
      }
    }
    assertThat(open).isEqualTo(ON_WILDFLY ? List.of("/openapi") : OPEN_ON_PAYARA);
  }

  @Test
  void neither_traces_nor_lists_are_given() {
    var trace =
        RawConnection.ask(
            server, "TRACE /index.html" + head("X-Secret: none", "Connection: close") + "\r\n");
    assertThat(trace.status()).isBetween(400, 599);
    assertThat(trace.body()).doesNotContain("X-Secret");
    for (var directory : List.of("/css/", "/js/", "/js/elements/", "/WEB-INF/", "/META-INF/")) {
      assertThat(get(directory).status()).as(directory).isBetween(403, 404);
    }
  }

  @Test
  void nobody_is_switched_to_http_2() {
    var preface = RawConnection.ask(server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assertThat(preface.status()).isEqualTo(400);

    var upgrade =
        get(
            "/api/live",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "Connection: Upgrade, HTTP2-Settings");
    assertThat(upgrade.status()).isEqualTo(200);
    assertThat(upgrade.head()).doesNotContain("Upgrade");
  }

  /** Payara reads no end into the body of a request that offers another protocol. */
  @Test
  void a_body_that_comes_with_an_offer_to_switch_is_taken() {
    for (var offer : List.of("h2c", "websocket", "TLS/1.0", "x")) {
      assertThat(report("Upgrade: " + offer).status()).isEqualTo(200);
      assertThat(report("Connection: Upgrade", "Upgrade: " + offer).status()).isEqualTo(200);
    }
  }

  @Test
  void so_is_one_in_chunks_and_one_that_comes_slowly() {
    try (var connection = new RawConnection(server)) {
      connection
          .write("POST " + REPORTS + head("Upgrade: h2c", "Transfer-Encoding: chunked") + "\r\n")
          .write("5\r\n{\"res\r\n")
          .write("9;a=b\r\nults\":[]}\r\n")
          .write("0\r\nA: b\r\n\r\n");
      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  @Test
  void java_s_own_client_may_post_as_it_comes() throws IOException, InterruptedException {
    byte[] body = NOTHING.getBytes(StandardCharsets.UTF_8);
    for (BodyPublisher publisher :
        List.of(
            BodyPublishers.ofByteArray(body),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
      var request = HttpRequest.newBuilder(server.resolve(REPORTS)).POST(publisher);
      var answer =
          HttpClient.newHttpClient()
              .send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }
}
