package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A header that JAX-RS cannot read costs no report, and is named where it is refused. */
class UnreadableHeadersIT {

  private static final String REPORTS = "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN;
  private static final List<String> NO_MEDIA_TYPES =
      List.of(
          ";",
          "text/",
          "/",
          "a/b;c",
          "a/b;c=",
          "a/b; q=\"x",
          "a/b;q=2",
          "a/b;q=x",
          "a/b/c",
          "\"",
          ",".repeat(9_000),
          ";".repeat(9_000),
          "a/b;c=\"" + "\\".repeat(9_000));

  private final URI server = Installation.running().baseUri();

  private RawConnection.Answer ask(String line, String body, String... headers) {
    var request = new StringBuilder(line + " HTTP/1.1\r\nHost: tidings\r\nConnection: close\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    return RawConnection.ask(server, request.toString());
  }

  @Test
  void the_webhook_takes_a_call_whatever_its_content_type_and_keeps_that() throws SQLException {
    for (var type : NO_MEDIA_TYPES) {
      var bulk = UUID.randomUUID().toString();
      var answer =
          ask(
              "POST " + REPORTS,
              "{\"results\":[{\"bulkId\":\"" + bulk + "\"}]}",
              "Content-Type: " + type,
              "Accept: " + type,
              "Accept-Language: en;q=" + type);

      assertThat(answer.status()).as(type).isEqualTo(200);
      var headers = headersOfCall(bulk);
      assertThat(headers).hasSize(1);
      assertThat(ApiClient.json(headers.get(0)).getJsonArray("Content-Type").getString(0))
          .isEqualTo(type.length() <= 400 ? type : type.substring(0, 400) + "…");
    }
  }

  /** Names of headers are in the case the server gives them. */
  private static List<String> headersOfCall(String bulk) throws SQLException {
    return Rows.of(
        Installation.running().postgres(),
        "select regexp_replace(headers::text, '\"content-type\"', '\"Content-Type\"', 'i')"
            + " from webhook_call where accepted and convert_from(body, 'UTF8') like '%"
            + bulk
            + "%'");
  }

  @Test
  void the_webhook_takes_a_call_with_two_content_types() {
    var answer =
        ask("POST " + REPORTS, "{\"results\":[]}", "Content-Type: a/b", "Content-Type: text/html");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void the_api_refuses_it_with_a_problem_that_names_the_header() {
    for (var type : NO_MEDIA_TYPES) {
      var answer = ask("GET /api/live", "", "Accept: " + type);

      assertThat(answer.status()).as(type).isEqualTo(400);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"type\":\"https://tidings.io/problems/malformed-header\","
                  + "\"title\":\"A header cannot be read\",\"status\":400,"
                  + "\"detail\":\"Accept cannot be read; nothing was done.\","
                  + "\"violations\":[{\"field\":\"Accept\",\"message\":\"must be a list of media"
                  + " types, such as application/json, text/*;q=0.5\"}]}");
    }
  }

  @Test
  void so_it_does_with_any_of_them_at_any_path_and_method() {
    var wrong = new ArrayList<String>();
    for (var line :
        List.of(
            "GET /api/live",
            "POST /api/session",
            "DELETE /api/session",
            "GET /api/metrics",
            "GET http://tidings.example/api/live")) {
      for (var header :
          List.of("Content-Type: x", "Accept: x", "Accept-Language: en;q=x", "accept: a/b;q=2")) {
        var answer = ask(line, line.startsWith("POST") ? "{}" : "", header);
        if (answer.status() != 400 || !answer.body().contains("problems/malformed-")) {
          wrong.add(line + " " + header + ": " + answer);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void all_that_is_wrong_is_named_together() {
    var answer = ask("GET /api/live", "", "Accept: x", "Content-Type: y", "Accept-Language: ;q");

    assertThat(answer.body())
        .contains("Content-Type and Accept and Accept-Language cannot be read");
  }

  @Test
  void what_clients_are_known_to_send_is_taken() {
    for (var accept :
        List.of("", "*", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/*")) {
      assertThat(ask("GET /api/live", "", "Accept: " + accept).status()).isEqualTo(200);
    }
    assertThat(
            ask(
                    "POST /api/session",
                    "{\"key\":\"" + Installation.KEY + "\"}",
                    "Content-Type: application/json; charset=\"UTF-8\"")
                .status())
        .isEqualTo(204);
  }

  @Test
  void a_charset_nobody_knows_is_no_server_error() {
    assertThat(ask("GET /api/live", "", "Accept: application/json;charset=nonsense").status())
        .isEqualTo(400);
  }

  @Test
  void static_pages_do_not_care() {
    assertThat(ask("GET /", "", "Accept: x", "Content-Type: y").status()).isEqualTo(200);
  }
}
