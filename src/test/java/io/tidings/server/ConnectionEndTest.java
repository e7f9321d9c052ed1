package io.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;

class ConnectionEndTest {

  private final FakeConnection connection = new FakeConnection();

  @Test
  void the_connection_of_a_request_on_payara_is_ended() {
    assertThat(ConnectionEnd.of(connection.ofPayara("HTTP/1.1"))).isTrue();
    assertThat(connection.ends()).isEqualTo(1);
  }

  @Test
  void the_connection_of_a_request_on_wildfly_is_ended() {
    assertThat(ConnectionEnd.of(connection.ofUndertow("HTTP/1.1"))).isTrue();
    assertThat(connection.ends()).isEqualTo(1);
  }

  @Test
  void a_filter_may_have_wrapped_the_request() {
    var wrapped = new HttpServletRequestWrapper(connection.ofUndertow("HTTP/1.1"));

    assertThat(ConnectionEnd.of(new HttpServletRequestWrapper(wrapped))).isTrue();
    assertThat(connection.ends()).isEqualTo(1);
  }

  @Test
  void a_connection_that_carries_other_streams_stays() {
    assertThat(ConnectionEnd.of(connection.ofPayara("HTTP/2.0"))).isFalse();
    assertThat(ConnectionEnd.of(connection.ofUndertow("HTTP/2.0"))).isFalse();
    assertThat(connection.ends()).isZero();
  }

  @Test
  void on_another_server_the_connection_stays() {
    assertThat(ConnectionEnd.of(connection.ofAnotherServer())).isFalse();
    assertThat(connection.ends()).isZero();
  }
}
