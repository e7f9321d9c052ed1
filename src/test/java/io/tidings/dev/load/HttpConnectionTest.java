package io.tidings.dev.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

  private static final byte[] CALL =
      HttpConnection.request("POST", "/x", "X-Name: a\r\n", "{}".getBytes(StandardCharsets.UTF_8));

  private final Set<InetSocketAddress> seen = ConcurrentHashMap.newKeySet();
  private HttpServer server;
  private HttpConnection connection;

  /** Zero, as the JDK's server has it, means a chunked answer. */
  private volatile long length = -1;

  private volatile boolean closing;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRemoteAddress());
          var body = exchange.getRequestBody().readAllBytes();
          var answer =
              (exchange.getRequestHeaders().getFirst("X-Name") + body.length)
                  .getBytes(StandardCharsets.UTF_8);
          if (closing) {
            exchange.getResponseHeaders().set("Connection", "close");
          }
          exchange.sendResponseHeaders(202, length < 0 ? answer.length : length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    connection =
        new HttpConnection(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  @Test
  void calls_share_one_connection() throws Exception {
    for (int call = 0; call < 3; call++) {
      var answer = connection.call(CALL);
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text()).isEqualTo("a2");
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void an_answer_in_chunks_is_read_to_its_end() throws Exception {
    length = 0;
    assertThat(connection.call(CALL).text()).isEqualTo("a2");
    assertThat(connection.call(CALL).text()).isEqualTo("a2");
    assertThat(seen).hasSize(1);
  }

  @Test
  void after_the_server_has_closed_the_next_call_connects_again() throws Exception {
    closing = true;
    assertThat(connection.call(CALL).text()).isEqualTo("a2");
    assertThat(connection.call(CALL).text()).isEqualTo("a2");
    assertThat(seen).hasSize(2);
  }

  @Test
  void a_server_that_is_away_is_an_exception_and_no_repeat() {
    server.stop(0);
    assertThatThrownBy(() -> connection.call(CALL)).isInstanceOf(IOException.class);
  }
}
