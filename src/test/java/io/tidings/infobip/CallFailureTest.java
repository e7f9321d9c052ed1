package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.http.AnswerBody;
import io.tidings.infobip.http.Deadline;
import io.tidings.infobip.http.HttpCalls;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallFailureTest {

  static Stream<Throwable> before_anything_left() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new UnknownHostException("abc.api.infobip.com"),
        new NoRouteToHostException("No route to host"),
        new SSLHandshakeException("certificate_unknown"),
        new SSLPeerUnverifiedException("another name"),
        new SocketTimeoutException("Connect timed out"),
        new SocketTimeoutException("connect timed out"),
        new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 403 Forbidden\""),
        new HttpCalls.NoThreadFree());
  }

  static Stream<Throwable> when_it_may_have_arrived() {
    return Stream.of(
        new SocketTimeoutException("Read timed out"),
        new SocketTimeoutException(),
        new Deadline.TooLate(),
        new AnswerBody.TooLong(),
        new TimeoutException(),
        new SocketException("Connection reset"),
        new SocketException("Broken pipe"),
        new EOFException("unexpected end of stream"),
        new SSLException("closing inbound before receiving peer's close_notify"),
        new IOException("Premature EOF"),
        new IllegalStateException("entity was read already"));
  }

  @ParameterizedTest
  @MethodSource("before_anything_left")
  void without_a_connection_nothing_has_left(Throwable cause) {
    assertThat(CallFailure.neverLeft(cause)).isTrue();
    assertThat(CallFailure.neverLeft(new IOException(new IOException(cause)))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("when_it_may_have_arrived")
  void with_a_connection_infobip_may_have_the_messages(Throwable cause) {
    assertThat(CallFailure.neverLeft(cause)).isFalse();
    assertThat(CallFailure.neverLeft(new IOException(new IOException(cause)))).isFalse();
  }

  @Test
  void the_reason_is_the_innermost_cause_and_says_nothing_of_the_call() {
    var failure =
        new IOException(
            "POST https://abc.api.infobip.com",
            new IOException("secret", new SocketTimeoutException("to +385911111101")));

    assertThat(CallFailure.reason(failure)).isEqualTo("SocketTimeoutException");
    assertThat(CallFailure.reason(new ConnectException("refused"))).isEqualTo("ConnectException");
  }
}
