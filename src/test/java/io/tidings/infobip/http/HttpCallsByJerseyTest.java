package io.tidings.infobip.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.junit.jupiter.api.Test;

/** As on Payara. */
class HttpCallsByJerseyTest extends HttpCallsTest {

  private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

  /** Keeps what is logged. */
  private static final class Lines extends Handler {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Override
  ClientBuilder builder() {
    return new JerseyClientBuilder();
  }

  @Test
  void a_call_writes_nothing_to_the_log() throws Exception {
    serve((connection, request) -> OK);
    var log = new Lines();
    JERSEY.addHandler(log);
    try {
      post("one");
    } finally {
      JERSEY.removeHandler(log);
    }

    assertThat(log.lines).isEmpty();
  }
}
