package io.tidings.e2e;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What browsers are told with every answer, whatever it is and whoever gives it. */
class AnswerHeadersIT {

  private static final boolean ON_WILDFLY = Server.chosenKind().equals("wildfly");
  private static final String KEY = "Authorization: Bearer " + Installation.KEY;
  private static final String HTTPS = "X-Forwarded-Proto: https";
  private static final String HTTPS_ONLY = "Strict-Transport-Security";

  private static final Map<String, String> OF_ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
              + " form-action 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), display-capture=(), fullscreen=(), geolocation=(), hid=(), microphone=(),"
              + " midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()");

  /** Of files, of the API, of the webhook, of streams, and of what is refused on the way there. */
  private static final List<String> CALLS =
      List.of(
          "GET /",
          "GET /index.html",
          "GET /css/base.css",
          "GET /js/app.js",
          "GET /nowhere.css",
          "POST /index.html",
          "GET /api/live",
          "GET /api/metrics",
          "GET /api/messages",
          "GET /api/messages/none",
          "GET /api/stream-check",
          "GET /api/nowhere",
          "DELETE /api/messages",
          "OPTIONS /api/messages",
          "GET /api//live",
          "POST /webhooks/infobip/reports",
          "GET /webhooks/infobip/reports",
          "POST /webhooks/infobip/reports/none");

  /** What WildFly answers by itself; on Payara nothing can be put into such answers. */
  private static final List<String> OF_WILDFLY =
      List.of("GET *", "GET /WEB-INF/web.xml", "GET /openapi");

  /** What Payara leaves to us; WildFly refuses it before it looks at its own configuration. */
  private static final List<String> ON_PAYARA = List.of("GET /api/%zz");

  private final URI server = Installation.running().baseUri();

  @Test
  void every_answer_has_all_of_them() {
    assertSoftly(
        softly -> {
          for (var call : calls()) {
            softly.assertThat(headers(call)).as(call).isEqualTo(OF_ALL);
          }
        });
  }

  @Test
  void by_https_every_answer_says_that_it_shall_stay_so() {
    assertSoftly(
        softly -> {
          for (var call : calls()) {
            softly
                .assertThat(ask(call, HTTPS).header(HTTPS_ONLY))
                .as(call)
                .isEqualTo("max-age=31536000; includeSubDomains");
            softly.assertThat(ask(call).header(HTTPS_ONLY)).as(call).isEmpty();
          }
        });
  }

  private static List<String> calls() {
    return Stream.concat(CALLS.stream(), (ON_WILDFLY ? OF_WILDFLY : ON_PAYARA).stream()).toList();
  }

  private Map<String, String> headers(String call) {
    var answer = ask(call);
    var found = new LinkedHashMap<String, String>();
    OF_ALL.keySet().forEach(name -> found.put(name, answer.header(name)));
    return found;
  }

  /** The head is all that is read: a stream has no end. */
  private RawConnection.Answer ask(String call, String... headers) {
    var lines =
        Stream.concat(Stream.of("Host: tidings", KEY, "Content-Length: 0"), Stream.of(headers))
            .map(line -> line + "\r\n")
            .collect(Collectors.joining());
    try (var connection = new RawConnection(server)) {
      return connection.write(call + " HTTP/1.1\r\n" + lines + "\r\n").readHead();
    }
  }
}
