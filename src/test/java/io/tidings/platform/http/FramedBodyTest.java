package io.tidings.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedBodyTest {

  private static final String NEXT = "GET / HTTP/1.1\r\n\r\n";

  private static String read(String bytes, boolean inChunks, long length) throws IOException {
    try (var body =
        new FramedBody(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)), inChunks, length)) {
      return new String(body.readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void a_body_ends_after_its_length() throws IOException {
    assertThat(read("abc" + NEXT, false, 3)).isEqualTo("abc");
    assertThat(read(NEXT, false, 0)).isEmpty();
  }

  @Test
  void a_body_in_chunks_ends_after_the_last() throws IOException {
    assertThat(read("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n" + NEXT, true, 0)).isEqualTo("abcde");
    assertThat(read("0a \r\n0123456789\r\n000\r\nA: b\r\nC: d\r\n\r\n" + NEXT, true, 0))
        .isEqualTo("0123456789");
    assertThat(read("0\r\n\r\n" + NEXT, true, 0)).isEmpty();
  }

  @Test
  void it_can_be_read_byte_by_byte_and_stays_at_its_end() throws IOException {
    var bytes = new ByteArrayInputStream("1\r\n\u00ff\r\n0\r\n\r\n".getBytes(ISO_8859_1));
    try (var body = new FramedBody(bytes, true, 0)) {
      assertThat(body.read()).isEqualTo(0xFF);
      assertThat(body.isFinished()).isFalse();
      assertThat(body.read()).isEqualTo(-1);
      assertThat(body.read()).isEqualTo(-1);
      assertThat(body.isFinished()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "3\r\nab",
        "3\r\nabc",
        "3\r\nabcd\r\n0\r\n\r\n",
        "x\r\n",
        "-3\r\nabc",
        "+3\r\nabc",
        "\r\n",
        ";\r\n",
        "123456789\r\n",
        "3\r\nabc\r\n0\r\n",
        "3\r\nabc\r\n0\r\nA: b\r\n"
      })
  void broken_chunks_are_an_error(String bytes) {
    assertThatThrownBy(() -> read(bytes, true, 0)).isInstanceOf(IOException.class);
  }

  @Test
  void so_are_endless_lines_and_trailers_and_a_body_that_is_too_short() {
    assertThatThrownBy(() -> read("1".repeat(10_000), true, 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("0\r\n" + "a: b\r\n".repeat(1_000), true, 0))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("abc", false, 4)).isInstanceOf(IOException.class);
  }
}
