package io.tidings.dev.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NgrokAgentTest {

  private static final String TUNNELS =
      """
      {"tunnels": [
        {"name": "other", "proto": "https", "public_url": "https://other.ngrok.app",
         "config": {"addr": "http://localhost:18080", "inspect": true}},
        {"name": "plain", "proto": "http", "public_url": "http://ours.ngrok.app",
         "config": {"addr": "http://localhost:8080", "inspect": true}},
        {"name": "ours", "proto": "https", "public_url": "https://ours.ngrok.app",
         "config": {"addr": "http://localhost:8080", "inspect": true}}
      ], "uri": "/api/tunnels"}
      """;

  @Test
  void the_https_tunnel_to_our_port_is_chosen() throws Exception {
    assertThat(publicUrl(200, TUNNELS, 8080)).isEqualTo("https://ours.ngrok.app");
  }

  @Test
  void no_tunnel_to_our_port_is_said_with_the_command_that_makes_one() {
    assertThatThrownBy(() -> publicUrl(200, TUNNELS, 9090))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "The ngrok agent has no https tunnel to port 9090; start one with `ngrok http 9090`.");
  }

  @Test
  void a_tunnel_without_an_address_is_passed_over() {
    assertThatThrownBy(
            () -> publicUrl(200, "{\"tunnels\": [{\"public_url\": \"https://a.b\"}]}", 9090))
        .isInstanceOf(RunException.class);
  }

  @Test
  void an_answer_of_something_else_is_no_agent() {
    assertThatThrownBy(() -> publicUrl(404, "<html>Not here</html>", 8080))
        .isInstanceOf(RunException.class)
        .hasMessageMatching(
            "No ngrok agent answers at http://127.0.0.1:\\d+/; start one with `ngrok http 8080`.");
  }

  @Test
  void a_closed_port_is_no_agent() {
    var nobody = new NgrokAgent(URI.create("http://127.0.0.1:" + Ports.free() + "/"));
    assertThatThrownBy(() -> nobody.publicUrl(8080)).isInstanceOf(RunException.class);
  }

  private static String publicUrl(int status, String body, int port) throws IOException {
    var agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agent.createContext(
        "/api/tunnels",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    agent.start();
    try {
      var uri = URI.create("http://127.0.0.1:" + agent.getAddress().getPort() + "/");
      return new NgrokAgent(uri).publicUrl(port);
    } finally {
      agent.stop(0);
    }
  }
}
