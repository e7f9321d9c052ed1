package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come slowly, in an odd way, or encoded. */
class SlowBodiesIT {

  /** More than either server has threads. */
  private static final int CROWD = 260;

  private static final String WEBHOOK = "/webhooks/infobip/reports/";
  private static final String KEY = "{\"key\":\"" + Installation.KEY + "\"}";

  /** One of its own, for what this does to it. */
  @SuppressWarnings("NullAway.Init")
  private static Installation installation;

  private final URI base = installation.baseUri();
  private final ApiClient api = new ApiClient(base);

  @BeforeAll
  static void start() {
    installation = Installation.start(ServerSettings.shippedWar());
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void strangers_who_never_send_their_bodies_keep_nobody_out() {
    for (var path : List.of("/api/session", WEBHOOK + "wrong", "/api/messages")) {
      for (var type : List.of("application/json", "application/x-www-form-urlencoded")) {
        staysOpenBeside(path, type);
      }
    }
  }

  private void staysOpenBeside(String path, String type) {
    var crowd = new ArrayList<RawConnection>();
    try {
      for (int one = 0; one < CROWD; one++) {
        crowd.add(new RawConnection(base).write(head(path, type, "Content-Length: 2000")));
      }
      assertThat(
              RawConnection.ask(base, "GET /api/live HTTP/1.1\r\nHost: tidings\r\n\r\n").status())
          .as("%s %s", path, type)
          .isEqualTo(200);
      assertThat(RawConnection.ask(base, signIn("Content-Length: " + KEY.length()) + KEY).status())
          .isEqualTo(204);
      assertThat(api.post("/api/messages/preview", "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
    } finally {
      crowd.forEach(RawConnection::close);
    }
  }

  @Test
  void a_stranger_too_many_is_told_when_to_come_again() {
    var crowd = new ArrayList<RawConnection>();
    try {
      fillAllRoom(crowd);
      var answer = RawConnection.ask(base, signIn("Transfer-Encoding: chunked") + "1\r\n{");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("2");
      assertThat(answer.body()).contains("/problems/busy");
    } finally {
      crowd.forEach(RawConnection::close);
    }
  }

  private void fillAllRoom(List<RawConnection> crowd) {
    double before = api.meter("tidings_bodies_refused_total");
    for (int one = 0; one < 7; one++) {
      crowd.add(new RawConnection(base).write(signIn("Content-Length: 2000")));
    }
    Eventually.isTrue("one too many", () -> api.meter("tidings_bodies_refused_total") > before);
  }

  @Test
  void a_body_in_chunks_is_read_like_any_other() {
    var chunks = Integer.toHexString(KEY.length()) + "\r\n" + KEY + "\r\n0\r\n\r\n";

    assertThat(RawConnection.ask(base, signIn("Transfer-Encoding: chunked") + chunks).status())
        .isEqualTo(204);
  }

  @Test
  void who_waits_to_be_told_to_go_on_is_told() {
    try (var connection = new RawConnection(base)) {
      connection.write(signIn("Expect: 100-continue\r\nContent-Length: " + KEY.length()));
      assertThat(connection.readHead().status()).isEqualTo(100);
      assertThat(connection.write(KEY).read().status()).isEqualTo(204);
    }
  }

  @Test
  void a_length_that_is_beyond_the_bound_is_refused_before_the_body_comes() {
    var answer = RawConnection.ask(base, signIn("Content-Length: 5000"));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("4096 bytes");
  }

  @Test
  void a_body_longer_than_it_said_is_read_as_far_as_it_said() {
    assertThat(
            RawConnection.ask(base, signIn("Content-Length: " + KEY.length()) + KEY + "{}")
                .status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/messages", "/api/session", "/api/none"})
  void who_is_refused_before_the_body_comes_hears_it_and_goes_on(String path) {
    try (var connection = new RawConnection(base)) {
      connection.write(head(path, "text/plain", "Content-Length: 8"));
      assertThat(connection.read().status()).isBetween(400, 499);

      connection.write("{\"a\": 1}GET /api/live HTTP/1.1\r\nHost: tidings\r\n\r\n");
      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  /** Else a client would send its next request into a connection that is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/messages", "/api/session", "/api/none", WEBHOOK + "wrong"})
  void where_too_many_bodies_are_missing_an_answer_says_that_it_is_the_last(String path) {
    var crowd = new ArrayList<RawConnection>();
    try {
      fillAllRoom(crowd);
      try (var connection = new RawConnection(base)) {
        connection.write(head(path, "text/plain", "Content-Length: 8"));
        var answer = connection.read();
        assertThat(answer.status()).isBetween(400, 503);
        if (connection.isOver(Duration.ofSeconds(2))) {
          assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
        }
      }
    } finally {
      crowd.forEach(RawConnection::close);
    }
  }

  @Test
  void an_encoded_body_is_refused_by_the_name_of_the_header() {
    var answer =
        api.call(
            api.authorised("/api/messages")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
                .build());

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"https://tidings.io/problems/unsupported-content-encoding\","
                + "\"title\":\"The body is encoded\",\"status\":415,"
                + "\"detail\":\"Send the body as it is, without Content-Encoding.\"}");
  }

  private static String signIn(String headers) {
    return head("/api/session", "application/json", headers);
  }

  private static String head(String path, String type, String headers) {
    return "POST %s HTTP/1.1\r\nHost: tidings\r\nContent-Type: %s\r\n%s\r\n\r\n"
        .formatted(path, type, headers);
  }
}
