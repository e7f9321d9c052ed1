package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A path that the server cannot decode or put in order is refused, never taken as done. */
class UndecodablePathsIT {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO");

  private static final List<String> UNREADABLE =
      List.of(
          "%zz",
          "%",
          "%2",
          "%u0041",
          "%4g",
          "%ff",
          "%c0%ae",
          "%e2%82",
          "%ed%a0%80",
          "..",
          "x/..",
          ".",
          "%2e%2e",
          "%5C",
          "%00",
          ".;",
          "x/%2e%2e;");

  private static final List<String> PLACES =
      List.of(
          "/",
          "/a/",
          "/api/",
          "/api/messages/",
          "/webhooks/infobip/reports/",
          "http://tidings.example/",
          "http://tidings.example/webhooks/infobip/reports/");

  private static final boolean ON_WILDFLY =
      System.getProperty("tidings.server", "payara").equals("wildfly");

  private static final String UP = "{\"status\":\"UP\"}";

  private final URI server = Installation.running().baseUri();

  @Test
  void no_method_gets_a_2xx_or_a_server_error_for_a_path_that_cannot_be_decoded() {
    var wrong = new ArrayList<String>();
    for (var method : METHODS) {
      for (var place : PLACES) {
        for (var unreadable : UNREADABLE) {
          var line = method + " " + place + unreadable;
          int status = ask(line).status();
          if (status != 400) {
            wrong.add(line + ": " + status);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private RawConnection.Answer ask(String line) {
    try (var connection = new RawConnection(server)) {
      connection.write(line + " HTTP/1.1\r\nHost: tidings\r\nContent-Length: 0\r\n\r\n");
      return connection.readHead();
    }
  }

  /** WildFly refuses some of them by itself, with nothing else. */
  @Test
  void the_refusal_is_a_problem_with_the_headers_of_every_answer() {
    for (var unreadable : UNREADABLE) {
      var answer = ask("GET /webhooks/infobip/reports/" + unreadable);

      if (!ON_WILDFLY || !answer.header("Content-Type").isEmpty()) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      }
    }
  }

  /** Payara closes after every 400, and says so. */
  @Test
  void what_comes_after_it_on_the_connection_is_answered_or_the_connection_ends() {
    var live = "GET /api/live HTTP/1.1\r\nHost: tidings\r\n\r\n";
    var unreadable =
        "POST /webhooks/infobip/reports/%zz HTTP/1.1\r\n"
            + "Host: tidings\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n"
            + "{\"results\":[]}";
    try (var connection = new RawConnection(server)) {
      connection.write(live);
      assertThat(connection.read().body()).isEqualTo(UP);
      connection.write(unreadable + live);
      var refused = connection.read();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(connection.read().body())
          .isEqualTo(refused.header("Connection").equals("close") ? "" : UP);
    }
  }

  @Test
  void http_1_0_is_refused_alike() {
    assertThat(RawConnection.ask(server, "GET /api/%zz HTTP/1.0\r\n\r\n").status()).isEqualTo(400);
  }

  @Test
  void in_a_query_string_it_is_text_or_refused() {
    for (var unreadable : UNREADABLE) {
      var answer =
          RawConnection.ask(
              server, "GET /api/live?a=" + unreadable + " HTTP/1.1\r\nHost: tidings\r\n\r\n");
      assertThat(answer.status() == 400 ? UP : answer.body()).isEqualTo(UP);
    }
  }

  @Test
  void what_can_be_decoded_is_not_touched() {
    var answer =
        RawConnection.ask(
            server,
            "POST /webhooks/infobip/reports/%C3%A9%3A HTTP/1.1\r\n"
                + "Host: tidings\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(401);
  }
}
