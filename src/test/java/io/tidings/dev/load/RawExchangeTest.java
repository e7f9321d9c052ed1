package io.tidings.dev.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawExchangeTest {

  private static final byte[] CALL = "GET \0 HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1);
  private static final String SHORT = "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno";

  private final ConcurrentLinkedQueue<List<String>> connections = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private ServerSocket server;
  private RawExchange exchange;
  private Thread answers;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    exchange =
        new RawExchange(
            URI.create("http://127.0.0.1:" + server.getLocalPort()), Duration.ofMillis(500));
    answers = new Thread(this::answer, "answers");
    answers.start();
  }

  @AfterEach
  void stop() throws IOException {
    exchange.close();
    server.close();
  }

  /** Each connection gets the next list: one answer for each call, then it is closed. */
  private void answer() {
    try {
      while (true) {
        try (var socket = server.accept()) {
          accepted.incrementAndGet();
          for (var answer : connections.remove()) {
            socket.getInputStream().readNBytes(CALL.length);
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
            if (answer.contains("endless")) {
              socket.getInputStream().read();
            }
          }
        }
      }
    } catch (IOException stopped) {
      // the test is over
    }
  }

  /** The kernel goes on taking connections until the thread that waits for one has let go. */
  private void endServer() throws Exception {
    server.close();
    answers.join();
  }

  private RawAnswer call(boolean bodiless) throws IOException {
    return exchange.call(CALL, bodiless);
  }

  @Test
  void answers_of_every_form_are_read_to_their_end_over_one_connection() throws IOException {
    connections.add(
        List.of(
            SHORT,
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\n" + SHORT,
            "HTTP/1.1 204 None\r\nContent-Length: 9\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nuntil the end"));
    assertThat(call(false).text()).isEqualTo("no");
    assertThat(call(true).text()).isEmpty();
    assertThat(call(false).status()).isEqualTo(404);
    assertThat(call(false).status()).isEqualTo(204);
    assertThat(call(false).text()).isEqualTo("abc");
    assertThat(call(false).text()).isEqualTo("until the end");
    assertThat(accepted).hasValue(1);
  }

  @Test
  void an_answer_without_end_is_left_and_marked() throws IOException {
    connections.add(
        List.of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nendless\r\n"));
    connections.add(List.of(SHORT));
    var endless = call(false);
    assertThat(endless.whole()).isFalse();
    assertThat(endless.text()).isEqualTo("endless");
    assertThat(call(false).status()).isEqualTo(404);
  }

  @Test
  void a_kept_connection_that_was_closed_is_opened_again() throws IOException {
    connections.add(List.of(SHORT));
    connections.add(List.of(SHORT));
    assertThat(call(false).status()).isEqualTo(404);
    assertThat(call(false).status()).isEqualTo(404);
    assertThat(accepted).hasValue(2);
  }

  @Test
  void closed_without_a_word_is_told_apart_from_silence_and_from_a_server_that_is_away()
      throws Exception {
    connections.add(List.of(""));
    assertThat(call(false).status()).isZero();
    connections.add(List.of("endless"));
    assertThat(call(false).status()).isEqualTo(-1);
    exchange.close();
    endServer();
    assertThatThrownBy(() -> call(false)).isInstanceOf(ConnectException.class);
  }
}
