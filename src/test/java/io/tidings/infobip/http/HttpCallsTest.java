package io.tidings.infobip.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidings.infobip.CallFailure;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an HTTP client does behind our back, seen by a server that answers by hand: the same for
 * every JAX-RS client that we meet.
 */
@Timeout(60)
abstract class HttpCallsTest {

  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  /** Before an answer: the connection is closed after it, without a word. */
  private static final String CLOSING = "closing";

  private static final String SILENCE = "silence";

  /** A body, or a head, that goes on for ever, slowly or as fast as it can. */
  private static final String DRIPPING_BODY = "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n";

  private static final String DRIPPING_HEAD = "HTTP/1.1 200 OK\r\nX-Drip: ";
  private static final String ENDLESS_BODY = "HTTP/1.1 200 OK\r\n\r\n";
  private static final Duration DRIP = Duration.ofMillis(200);

  /** What to answer to a request that was read; nothing at all closes the connection. */
  interface Script {
    String answer(int connection, int request);
  }

  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final ServerSocket server =
      assertOpen(() -> new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  private final CountDownLatch endlessAnswersEnded = new CountDownLatch(30);
  private final HttpCalls calls = calls(Optional.empty());

  /** Of the client that is tested. */
  abstract ClientBuilder builder();

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

  private HttpCalls calls(Optional<URI> proxy) {
    return new HttpCalls(settings(proxy), Executors.defaultThreadFactory(), this::builder);
  }

  private InfobipSettings settings(Optional<URI> proxy) {
    return new InfobipSettings(
        address("127.0.0.1"),
        "secret",
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        proxy,
        URI.create("https://sms.example.org"),
        false,
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
  void a_request_on_a_connection_that_was_closed_while_idle_is_sent_once_or_not_at_all()
      throws Exception {
    var large = "x".repeat(1_000_000);
    serve((connection, request) -> CLOSING + OK);
    post("one");

    try {
      post(large);
    } catch (IOException failed) {
      // nobody can know whether it arrived
    }

    assertThat(requests.stream().filter(request -> request.endsWith(large))).hasSizeLessThan(2);
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

  @ParameterizedTest
  @ValueSource(strings = {DRIPPING_BODY, DRIPPING_HEAD})
  void an_answer_that_drips_is_given_up_when_the_time_of_the_call_is_over(String answer) {
    serve((connection, request) -> answer);
    long start = System.nanoTime();

    assertThatThrownBy(() -> post("one"))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isFalse());
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(4_900), Duration.ofSeconds(20));
  }

  @Test
  void a_call_that_was_given_up_while_it_was_written_never_arrives() throws Exception {
    var call = HttpCall.post(address("127.0.0.1"), "App secret", "x".repeat(50_000_000));

    assertThatThrownBy(() -> calls.send(call))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isFalse());
    try (var slow = server.accept()) {
      assertThat(countArrived(slow)).isBetween(1L, 49_000_000L);
    }
  }

  private static long countArrived(Socket socket) {
    long arrived = 0;
    try {
      var part = new byte[65_536];
      for (int n = socket.getInputStream().read(part);
          n >= 0;
          n = socket.getInputStream().read(part)) {
        arrived += n;
      }
    } catch (IOException reset) {
      // it has ended, too
    }
    return arrived;
  }

  @Test
  void an_answer_without_an_end_is_given_up_and_holds_nothing() throws Exception {
    serve((connection, request) -> ENDLESS_BODY);

    for (int call = 0; call < 30; call++) {
      assertThatThrownBy(() -> post("one")).hasRootCauseInstanceOf(AnswerBody.TooLong.class);
    }

    assertThat(endlessAnswersEnded.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_answer_of_a_megabyte_is_read() throws Exception {
    var body = "x".repeat(AnswerBody.MOST_BYTES);
    serve((c, r) -> "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

    assertThat(post("one")).isEqualTo(new HttpAnswer(200, null, body));
  }

  @Test
  void a_get_has_no_body_and_brings_status_and_head() throws Exception {
    serve((c, r) -> "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\n{\"\"}");

    assertThat(calls.send(HttpCall.get(address("127.0.0.1"), "App secret")))
        .isEqualTo(new HttpAnswer(429, "7", "{\"\"}"));
    assertThat(requests).containsExactly("0: ");
  }

  @Test
  void what_is_asked_arrives_as_it_is() throws Exception {
    serve((connection, request) -> OK);

    post("{}");

    assertThat(heads.get(0))
        .startsWith("POST /sms/3/messages HTTP/1.1\n")
        .containsIgnoringCase("\nAuthorization: App secret\n")
        .containsIgnoringCase("\nAccept: application/json\n")
        .containsIgnoringCase("\nContent-Type: application/json\n")
        .containsIgnoringCase("\nContent-Length: 2\n")
        .doesNotContainIgnoringCase("Transfer-Encoding");
  }

  @Test
  void a_connection_that_is_not_made_in_time_is_known_to_have_carried_nothing() throws Exception {
    try (var full = new FullServer()) {
      var call = HttpCall.post(full.address(), "App secret", "one");

      assertThatThrownBy(() -> calls.send(call))
          .isInstanceOfSatisfying(
              IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isTrue());
    }
  }

  @Test
  void a_proxy_is_asked_for_the_address_of_infobip() throws Exception {
    serve((connection, request) -> OK);
    var infobip = URI.create("http://abc.infobip.invalid/sms/3/messages");

    try (var proxied = calls(Optional.of(address("127.0.0.1")))) {
      assertThat(proxied.send(HttpCall.post(infobip, "App secret", "{}")).status()).isEqualTo(200);
    }

    assertThat(heads.get(0)).startsWith("POST " + infobip + " HTTP/1.1\n");
  }

  @Test
  void a_proxy_that_is_not_ours_passes_a_call_on_once() throws Exception {
    assumeTrue(Tinyproxy.isInstalled(), "tinyproxy is not installed");
    serve((connection, request) -> OK);

    try (var proxy = Tinyproxy.start();
        var proxied = calls(Optional.of(proxy.address()))) {
      var infobip = address("127.0.0.1").resolve("/sms/3/messages");
      assertThat(proxied.send(HttpCall.post(infobip, "App secret", "one")).status()).isEqualTo(200);
    }

    assertThat(requests).containsExactly("0: one");
    assertThat(heads.get(0)).containsIgnoringCase("\nAuthorization: App secret\n");
  }

  @Test
  void a_proxy_that_is_away_is_known_to_have_carried_nothing() throws Exception {
    server.close();

    try (var proxied = calls(Optional.of(address("127.0.0.1")))) {
      var call = HttpCall.post(URI.create("https://abc.infobip.invalid/"), "App secret", "{}");
      assertThatThrownBy(() -> proxied.send(call))
          .isInstanceOfSatisfying(
              IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isTrue());
    }
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

  final HttpAnswer post(String body) throws IOException, InterruptedException {
    var uri = address("127.0.0.1").resolve("/sms/3/messages");
    return calls.send(HttpCall.post(uri, "App secret", body));
  }

  private URI address(String host) {
    return URI.create("http://" + host + ":" + server.getLocalPort());
  }

  final void serve(Script script) {
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
      var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (int request = 0; ; request++) {
        var body = readRequest(reader);
        if (body == null) {
          return;
        }
        requests.add(connection + ": " + body);
        if (!answer(socket.getOutputStream(), script.answer(connection, request))) {
          return;
        }
      }
    } catch (IOException gone) {
      // as told
    }
  }

  /**
   * @return whether the connection stays open
   */
  private boolean answer(OutputStream out, String answer) throws IOException {
    if (answer.equals(SILENCE)) {
      return true;
    }
    boolean closing = answer.startsWith(CLOSING);
    out.write((closing ? answer.substring(CLOSING.length()) : answer).getBytes(US_ASCII));
    if (answer.equals(ENDLESS_BODY)) {
      writeForEver(out);
    }
    if (answer.equals(DRIPPING_BODY) || answer.equals(DRIPPING_HEAD)) {
      dripForEver(out);
    }
    return !answer.isEmpty() && !closing;
  }

  private void writeForEver(OutputStream out) throws IOException {
    try {
      while (true) {
        out.write(new byte[8_192]);
      }
    } finally {
      endlessAnswersEnded.countDown();
    }
  }

  private static void dripForEver(OutputStream out) throws IOException {
    try {
      while (true) {
        out.write('x');
        Thread.sleep(DRIP.toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The body of the next request; null when the caller has closed the connection. */
  private @Nullable String readRequest(BufferedReader reader) throws IOException {
    int length = 0;
    var head = new StringBuilder();
    var line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      head.append(line).append('\n');
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
      line = reader.readLine();
    }
    if (line == null) {
      return null;
    }
    heads.add(head.toString());
    var body = new char[length];
    int read = 0;
    while (read < length) {
      int part = reader.read(body, read, length - read);
      if (part < 0) {
        return null;
      }
      read += part;
    }
    return new String(body);
  }
}
