package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One caller with one kept-alive connection, who sends. */
final class SendCaller implements AutoCloseable {

  private static final String HEADERS = "Authorization: Bearer " + Installation.KEY + "\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpConnection connection;

  SendCaller(URI server) {
    connection = new HttpConnection(server, PATIENCE);
  }

  /** The bytes of a send request without an idempotency key. */
  static byte[] request(List<String> recipients) {
    return request(HEADERS, recipients);
  }

  static byte[] request(List<String> recipients, String idempotencyKey) {
    return request(HEADERS + "Idempotency-Key: " + idempotencyKey + "\r\n", recipients);
  }

  static byte[] request(KeyCalls.Made key, List<String> recipients, String idempotencyKey) {
    return request(key.header() + "Idempotency-Key: " + idempotencyKey + "\r\n", recipients);
  }

  private static byte[] request(String headers, List<String> recipients) {
    var body =
        "{\"text\":\"Your table is ready.\",\"recipients\":[\""
            + String.join("\",\"", recipients)
            + "\"]}";
    return HttpConnection.request(
        "POST", "/api/messages", headers, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpAnswer send(byte[] request) throws IOException {
    return connection.call(request);
  }

  @Override
  public void close() {
    connection.close();
  }
}
