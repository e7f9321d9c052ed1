package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.e2e.RawConnection.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * With its first heartbeat a stream lets go of what the server holds of its call. The server uses
 * the same objects for other calls afterwards, which must not notice.
 */
class IdleStreamsIT {

  private static final int STREAMS = 18;

  /** All streams have had a heartbeat when the last one has had as many. */
  private static final int HEARTBEATS = 6;

  private static final String MANY_HEADERS =
      String.join(
          "",
          IntStream.range(0, 30).mapToObj(n -> "X-Header-" + n + ": value " + n + "\r\n").toList());

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());
  private final ExecutorService readers = Executors.newCachedThreadPool();
  private final List<RawConnection> connections = new ArrayList<>();

  @AfterEach
  void close() {
    connections.forEach(RawConnection::close);
    readers.shutdownNow();
  }

  @Test
  void a_stream_goes_on_after_it_has_let_go() {
    var message = OpenMessage.sent(api, "+385911230115");
    try (var stream = EventStream.follow(api, message.correlationId())) {
      awaitHeartbeats(stream);
      message.enRoute(1);
      Eventually.isTrue("the event", () -> stream.names().contains("status"));
      message.delivered(2);
      stream.awaitEnd();

      assertThat(stream.names()).containsExactly("snapshot", "status", "status", "end");
      assertThat(stream.wasCut()).isFalse();
    }
  }

  @Test
  void calls_over_connections_of_streams_that_let_go_are_answered_as_any() throws Exception {
    var message = OpenMessage.sent(api, "+385911230215");
    var id = message.correlationId();
    var streams = new ArrayList<CompletableFuture<Answer>>();
    for (int number = 0; number < STREAMS; number++) {
      var connection = new RawConnection(installation.baseUri());
      connections.add(connection);
      connection.write(head("GET /api/messages/" + id + "/events") + "\r\n");
      streams.add(CompletableFuture.supplyAsync(connection::read, readers));
    }
    try (var last = EventStream.follow(api, id)) {
      awaitHeartbeats(last);
      message.delivered(1);
      last.awaitEnd();
    }
    for (var stream : streams) {
      assertThat(stream.get().status()).isEqualTo(200);
      assertThat(steady(stream.get().body()))
          .contains("event: snapshot")
          .endsWith("event: end\ndata: {}\n\n");
    }

    for (var call : calls(id)) {
      var expected = RawConnection.ask(installation.baseUri(), call);
      for (var connection : connections) {
        var answer = connection.write(call).read();
        assertThat(answer.status()).as(call).isEqualTo(expected.status());
        assertThat(steady(answer.body())).as(call).isEqualTo(steady(expected.body()));
      }
    }
  }

  /**
   * Without what differs from call to call; a heartbeat may come at any place, also between the end
   * and the close.
   */
  private static String steady(String body) {
    return body.replaceAll("(?m)^: \\R\\R", "").replaceAll("(retry|id|logPosition)\\W+\\d+", "$1");
  }

  /** Each of another kind; none is answered 400, after which Payara closes the connection. */
  private static List<String> calls(String id) {
    return List.of(
        head("GET /api/messages/" + id + "?events=true") + MANY_HEADERS + "\r\n",
        post("/api/messages/preview", "application/json", "{\"text\":\"Strasse\"}"),
        head("GET /api/messages/" + id + "/events?lastEventId=9999999999") + "\r\n",
        head("GET /api/messages/" + id + "?events=false") + "Last-Event-ID: 1\r\n\r\n",
        head("GET /api/messages/" + id) + "\r\n",
        post("/api/messages/preview", "application/x-www-form-urlencoded", "a=1&b=%C3%A9+c&a=2"));
  }

  @Test
  void heads_and_streams_with_nothing_to_tell_are_answered_as_before() {
    var message = OpenMessage.sent(api, "+385911230315");
    message.delivered(1);
    var path = "/api/messages/" + message.correlationId() + "/events";
    for (int time = 0; time < 3; time++) {
      var connection = new RawConnection(installation.baseUri());
      connections.add(connection);
      assertThat(connection.write(head("HEAD " + path) + "\r\n").readHead().status())
          .isEqualTo(200);
      var seen = "Last-Event-ID: " + message.logPosition() + "\r\n\r\n";
      assertThat(connection.write(head("GET " + path) + seen).read().status()).isEqualTo(204);
    }
  }

  private static void awaitHeartbeats(EventStream stream) {
    Eventually.isTrue("heartbeats", () -> stream.comments() >= HEARTBEATS);
  }

  private static String head(String call) {
    return "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
        .formatted(call, Installation.KEY);
  }

  private static String post(String path, String type, String body) {
    return head("POST " + path)
        + MANY_HEADERS
        + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(type, body.length(), body);
  }
}
