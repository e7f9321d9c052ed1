package io.tidings.dev.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void a_taken_port_is_named_with_the_property_that_chooses_another() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(port, "tidings.http.port"))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "Port %d is taken; choose another one with -Dtidings.http.port=<port>.", port);
    }
  }

  @Test
  void a_port_taken_on_all_addresses_is_taken() throws Exception {
    try (var other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(port, "tidings.http.port"))
          .isInstanceOf(RunException.class);
    }
  }

  @Test
  void a_free_port_is_no_matter() {
    assertThatCode(() -> Ports.requireFree(Ports.free(), "tidings.http.port"))
        .doesNotThrowAnyException();
  }
}
