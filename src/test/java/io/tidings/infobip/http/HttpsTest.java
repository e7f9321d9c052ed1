package io.tidings.infobip.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tidings.infobip.CallFailure;
import io.tidings.infobip.Submission;
import io.tidings.infobip.SubmitAnswer;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.message.MessageFixture;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Infobip is really called: by https, perhaps through a proxy. The certificate is a test's. */
@Timeout(60)
abstract class HttpsTest {

  private static final Submission SUBMISSION =
      new Submission(MessageFixture.sendRequest(1), List.of(MessageFixture.queued()));

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpsServer server;
  private volatile int status = 200;
  private volatile String answer = "{}";

  /** Of the client that is tested. */
  abstract ClientBuilder builder();

  @BeforeEach
  void serve() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.context()));
    server.createContext(
        "/",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
          exchange.sendResponseHeaders(status, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void a_server_whose_certificate_is_trusted_is_called() throws Exception {
    try (var calls = trusting(Optional.empty())) {
      assertThat(calls.send(post("127.0.0.1"))).isEqualTo(new HttpAnswer(200, null, "{}"));
    }

    assertThat(received).containsExactly("one");
  }

  @Test
  void one_whose_certificate_is_not_trusted_gets_nothing() {
    try (var calls = calls(this::builder, Optional.empty())) {
      assertNeverLeft(calls, "127.0.0.1");
    }
  }

  @Test
  void one_whose_certificate_is_of_another_name_gets_nothing() {
    try (var calls = trusting(Optional.empty())) {
      assertNeverLeft(calls, "localhost");
    }
  }

  @Test
  void a_proxy_passes_on_what_it_cannot_read() throws Exception {
    try (var proxy = new TunnelProxy("200 Connection established");
        var calls = trusting(Optional.of(proxy.address()))) {
      assertThat(calls.send(post("127.0.0.1")).status()).isEqualTo(200);
      assertThat(calls.send(post("127.0.0.1")).status()).isEqualTo(200);

      assertThat(proxy.asked())
          .containsOnly("CONNECT 127.0.0.1:" + server.getAddress().getPort() + " HTTP/1.1")
          .hasSize(1);
    }
    assertThat(received).containsExactly("one", "one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 What", "403 Forbidden", "405 Never", "407 Who are you", "422 What"})
  void a_proxy_that_makes_no_way_is_known_to_have_carried_nothing(String answer) throws Exception {
    try (var proxy = new TunnelProxy(answer);
        var calls = trusting(Optional.of(proxy.address()))) {
      assertNeverLeft(calls, "127.0.0.1");
    }
  }

  /** RESTEasy tells it as if Infobip had answered. */
  @Test
  void a_proxy_that_finds_no_way_is_never_taken_for_infobip() throws Exception {
    try (var proxy = new TunnelProxy("502 Bad Gateway");
        var calls = trusting(Optional.of(proxy.address()))) {
      assertThat(outcome(calls))
          .isInstanceOfAny(SubmitOutcome.Unknown.class, SubmitOutcome.Unreachable.class);
    }
    assertThat(received).isEmpty();
  }

  @Test
  void what_infobip_refuses_in_json_comes_through_the_proxy() throws Exception {
    answer = "{\"requestError\":{}}";
    status = 400;

    try (var proxy = new TunnelProxy("200 Connection established");
        var calls = trusting(Optional.of(proxy.address()))) {
      assertThat(calls.send(post("127.0.0.1"))).isEqualTo(new HttpAnswer(400, null, answer));
    }
  }

  @Test
  void a_proxy_that_is_not_ours_passes_on_what_it_cannot_read() throws Exception {
    assumeTrue(Tinyproxy.isInstalled(), "tinyproxy is not installed");
    try (var proxy = Tinyproxy.start();
        var calls = trusting(Optional.of(proxy.address()))) {
      assertThat(calls.send(post("127.0.0.1"))).isEqualTo(new HttpAnswer(200, null, "{}"));
      assertThat(calls.send(post("127.0.0.1")).status()).isEqualTo(200);

      assertThat(proxy.log()).contains("CONNECT 127.0.0.1:" + server.getAddress().getPort());
    }
    assertThat(received).containsExactly("one", "one");
  }

  @Test
  void where_a_proxy_that_is_not_ours_finds_no_way_it_is_never_taken_for_infobip()
      throws Exception {
    assumeTrue(Tinyproxy.isInstalled(), "tinyproxy is not installed");
    server.stop(0);
    try (var proxy = Tinyproxy.start();
        var calls = trusting(Optional.of(proxy.address()))) {
      assertThat(outcome(calls))
          .isInstanceOfAny(SubmitOutcome.Unknown.class, SubmitOutcome.Unreachable.class);
    }
  }

  private SubmitOutcome outcome(HttpCalls calls) throws InterruptedException {
    try {
      return SubmitAnswer.outcome(calls.send(post("127.0.0.1")), SUBMISSION);
    } catch (IOException failed) {
      assertThat(CallFailure.neverLeft(failed)).isTrue();
      return new SubmitOutcome.Unreachable("no way");
    }
  }

  private void assertNeverLeft(HttpCalls calls, String host) {
    assertThatThrownBy(() -> calls.send(post(host)))
        .isInstanceOfSatisfying(
            IOException.class, failed -> assertThat(CallFailure.neverLeft(failed)).isTrue());
    assertThat(received).isEmpty();
  }

  private HttpCall post(String host) {
    var uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/sms");
    return HttpCall.post(uri, "App secret", "one");
  }

  private HttpCalls trusting(Optional<URI> proxy) {
    return calls(() -> builder().sslContext(TestCertificate.context()), proxy);
  }

  private static HttpCalls calls(
      java.util.function.Supplier<ClientBuilder> builders, Optional<URI> proxy) {
    var settings =
        new InfobipSettings(
            URI.create("https://127.0.0.1"),
            "secret",
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            proxy,
            URI.create("https://sms.example.org"),
            false,
            false);
    return new HttpCalls(settings, Executors.defaultThreadFactory(), builders);
  }
}
