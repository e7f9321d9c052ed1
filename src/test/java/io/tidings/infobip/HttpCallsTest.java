package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the HTTP client does behind our back, seen by a server that answers by hand. */
@Timeout(60)
class HttpCallsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private static final String SILENCE = "silence";

  /** What to answer to a request that was read; nothing at all closes the connection. */
  private interface Script {
    String answer(int connection, int request);
  }

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final ServerSocket server =
      assertOpen(() -> new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  private final HttpCalls calls = new HttpCalls(settings(), Executors.defaultThreadFactory());

  private interface Opening<T> {
    T open() throws IOException;
  }

  private static <T> T assertOpen(Opening<T> opening) {
    try {
      return opening.open();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private InfobipSettings settings() {
    return new InfobipSettings(
        URI.create("http://127.0.0.1:" + server.getLocalPort()),
        "secret",
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        URI.create("https://sms.example.org"),
        false);
  }

  @AfterEach
  void close() throws IOException {
    calls.close();
    server.close();
    for (var connection : connections) {
      connection.close();
    }
  }

  @Test
  void a_kept_alive_connection_is_used_again() throws Exception {
    serve((connection, request) -> OK);

    post("one");
    post("two");

    assertThat(requests).containsExactly("0: one", "0: two");
  }

  @Test
  void a_request_whose_kept_alive_connection_dies_is_not_sent_again() throws Exception {
    serve((connection, request) -> request == 0 ? OK : "");

    post("one");

    assertThatThrownBy(() -> post("two"))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isFalse());
    assertThat(requests).containsExactly("0: one", "0: two");
  }

  @Test
  void a_request_whose_fresh_connection_dies_is_not_sent_again() {
    serve((connection, request) -> "");

    assertThatThrownBy(() -> post("one"))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isFalse());
    assertThat(requests).containsExactly("0: one");
  }

  @Test
  void a_request_that_is_told_to_come_again_or_elsewhere_is_sent_once() throws Exception {
    var answers =
        List.of(
            "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 408 Slow\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 307 There\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 302 There\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    serve((connection, request) -> answers.get(requests.size() - 1));

    var statuses = new ArrayList<Integer>();
    for (int call = 0; call < answers.size(); call++) {
      statuses.add(post("call").status());
    }

    assertThat(statuses).containsExactly(503, 408, 307, 302, 401);
    assertThat(requests).hasSize(answers.size());
  }

  @Test
  void an_answer_that_never_comes_is_given_up_after_the_read_timeout() {
    serve((connection, request) -> SILENCE);
    long start = System.nanoTime();

    assertThatThrownBy(() -> post("one"))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isFalse());
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(20));
  }

  @Test
  void a_body_that_never_ends_is_given_up_too() {
    serve((connection, request) -> "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
    long start = System.nanoTime();

    assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(20));
  }

  @Test
  void a_call_starts_no_thread() throws Exception {
    serve((connection, request) -> OK);
    post("warm");
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getTotalStartedThreadCount();

    for (int call = 0; call < 50; call++) {
      post("call");
    }

    assertThat(threads.getTotalStartedThreadCount() - before).isLessThan(25);
  }

  @Test
  void nobody_there_is_known_to_have_received_nothing() throws IOException {
    server.close();

    assertThatThrownBy(() -> post("one"))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isTrue());
  }

  @Test
  void many_calls_at_once_keep_their_connections() throws Exception {
    int many = 40;
    serve((connection, request) -> OK);
    var callers = Executors.newFixedThreadPool(many);
    try {
      for (int round = 0; round < 5; round++) {
        var running = new ArrayList<Future<HttpAnswer>>();
        for (int call = 0; call < many; call++) {
          running.add(callers.submit(() -> post("call")));
        }
        for (var call : running) {
          assertThat(call.get().status()).isEqualTo(200);
        }
      }
    } finally {
      callers.shutdownNow();
    }

    assertThat(requests).hasSize(5 * many);
    assertThat(connections).hasSizeLessThanOrEqualTo(many);
  }

  private HttpAnswer post(String body) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/sms/3/messages");
    return calls.send(calls.request(uri).POST(BodyPublishers.ofString(body)).build());
  }

  private void serve(Script script) {
    var acceptor =
        new Thread(
            () -> {
              try {
                while (true) {
                  var socket = server.accept();
                  int number = connections.size();
                  connections.add(socket);
                  new Thread(() -> converse(socket, number, script)).start();
                }
              } catch (IOException closed) {
                // the test has ended
              }
            });
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private void converse(Socket socket, int connection, Script script) {
    try (socket) {
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (int request = 0; ; request++) {
        var body = readRequest(reader);
        if (body == null) {
          return;
        }
        requests.add(connection + ": " + body);
        var answer = script.answer(connection, request);
        if (answer.isEmpty()) {
          return;
        }
        if (!answer.equals(SILENCE)) {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException gone) {
      // as told
    }
  }

  /** The body of the next request; null when the caller has closed the connection. */
  private static @Nullable String readRequest(BufferedReader reader) throws IOException {
    int length = 0;
    var line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
      line = reader.readLine();
    }
    if (line == null) {
      return null;
    }
    var body = new char[length];
    for (int read = 0; read < length; read += reader.read(body, read, length - read)) {
      // on
    }
    return new String(body);
  }
}
