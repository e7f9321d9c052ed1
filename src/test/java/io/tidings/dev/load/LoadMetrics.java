package io.tidings.dev.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a server says of itself at {@code /api/metrics}. */
final class LoadMetrics {

  private static final byte[] REQUEST =
      HttpConnection.request("GET", "/api/metrics", "", new byte[0]);

  private LoadMetrics() {}

  /** In the text format of Prometheus. */
  static String read(HttpConnection server) throws IOException {
    return new String(server.call(REQUEST).body(), StandardCharsets.UTF_8);
  }
}
