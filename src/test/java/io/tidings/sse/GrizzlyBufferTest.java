package io.tidings.sse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.server.FakeConnection;
import org.junit.jupiter.api.Test;

class GrizzlyBufferTest {

  private final FakeConnection connection = new FakeConnection();

  @Test
  void the_buffer_of_payara_is_made_as_small_as_asked() {
    GrizzlyBuffer.shrink(connection.ofPayara("HTTP/1.1"), 512);

    assertThat(connection.bufferSize()).isEqualTo(512);
  }

  @Test
  void on_other_servers_nothing_happens() {
    GrizzlyBuffer.shrink(connection.ofUndertow("HTTP/1.1"), 512);
    GrizzlyBuffer.shrink(connection.ofAnotherServer(), 512);

    assertThat(connection.bufferSize()).isEqualTo(8_192);
  }
}
