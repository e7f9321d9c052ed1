package io.tidings.dev.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamParserTest {

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "c\r\nretry: 2000\n\r\n"
          + "1\r\n\n\r\n"
          + "23\r\nevent: status\nid: 7\ndata: {\"to\":\"\u00e9"
          + "\r\n"
          + "5\r\n\"}\n\n:\r\n"
          + "1e\r\n \n\nevent: end\ndata: {}\ndata: x\r\n"
          + "2\r\n\n\n\r\n0\r\n\r\n";

  private final List<String> seen = new ArrayList<>();
  private final StreamParser parser =
      new StreamParser(
          new StreamParser.Handler() {
            @Override
            public void answered(int status) {
              seen.add("answered " + status);
            }

            @Override
            public void event(String name, String id, String data) {
              seen.add(name + " " + id + " " + data);
            }

            @Override
            public void over() {
              seen.add("over");
            }
          });

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
  void events_are_the_same_in_whatever_pieces_they_come(int piece) {
    var bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += piece) {
      parser.feed(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
    }

    assertThat(seen)
        .containsExactly("answered 200", "status 7 {\"to\":\"\u00e9\"}", "end 7 {}\nx", "over");
  }

  @Test
  void an_answer_without_chunks_is_read_until_the_connection_ends() {
    var answer = "HTTP/1.1 200 OK\r\n\r\nevent: beat\ndata: 1\n\n";

    parser.feed(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));

    assertThat(seen).containsExactly("answered 200", "beat  1");
  }
}
