package io.tidings.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written comes out of a parser as it went in. The parser follows the HTML standard,
 * section 9.2.6, "Interpreting an event stream", to the letter and knows nothing of how events are
 * written.
 */
class WireFormatTest {

  /** What the standard calls dispatching. */
  private record Dispatched(String type, String lastEventId, String data) {}

  private static final class Parser {
    private final List<Dispatched> dispatched = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private String lastEventId = "";

    static List<Dispatched> parse(byte[] stream) {
      var text = new String(stream, StandardCharsets.UTF_8);
      var parser = new Parser();
      var lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
      // What follows the last line end is an incomplete line and is discarded.
      Stream.of(lines).limit(lines.length - 1L).forEach(parser::line);
      return parser.dispatched;
    }

    private void line(String line) {
      int colon = line.indexOf(':');
      if (line.isEmpty()) {
        dispatch();
      } else if (colon < 0) {
        field(line, "");
      } else if (colon > 0) {
        var value = line.substring(colon + 1);
        field(line.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
      }
    }

    private void field(String name, String value) {
      switch (name) {
        case "event" -> type = value;
        case "data" -> data.append(value).append('\n');
        case "id" -> lastEventId = value.indexOf('\0') < 0 ? value : lastEventId;
        default -> {}
      }
    }

    private void dispatch() {
      if (data.length() > 0) {
        data.setLength(data.length() - 1);
        dispatched.add(
            new Dispatched(type.isEmpty() ? "message" : type, lastEventId, data.toString()));
      }
      data.setLength(0);
      type = "";
    }
  }

  static Stream<String> texts() {
    return Stream.of(
        "",
        " ",
        "  two spaces before",
        "a\nb",
        "a\rb",
        "a\r\nb",
        "a\n\nb",
        "\n",
        "\r\n\r\n",
        "ends with a line end\n",
        "\uFEFFbegins with a byte order mark",
        "in \uFEFF between",
        ": like a comment",
        "data: like a field",
        "event: end\ndata: forged\n\nid: 9",
        "a\0b",
        "a\u0085b\u2028c\u2029d\u000Be\fe",
        "č€😀",
        "{\"text\":\"a\\nb\"}");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void data_is_read_as_it_was_given_but_for_the_kind_of_its_line_ends(String data) {
    assertThat(Parser.parse(new WireEvent("status", "7", data).wire()))
        .containsExactly(
            new Dispatched("status", "7", data.replace("\r\n", "\n").replace('\r', '\n')));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void no_name_or_id_can_make_a_field_or_an_event(String text) {
    var read = Parser.parse(new WireEvent(text, text, "x").wire());

    assertThat(read).hasSize(1);
    assertThat(read.get(0).data()).isEqualTo("x");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_comment_is_no_event(String text) {
    assertThat(Parser.parse(WireEvent.comment(text).wire())).isEmpty();
  }

  @Test
  void an_event_without_an_id_leaves_the_readers_cursor_where_it_is() {
    var stream =
        Stream.of(
                WireEvent.retry(2_000),
                new WireEvent("status", "41", "{}"),
                WireEvent.comment(""),
                new WireEvent("end", null, "{}"))
            .map(event -> new String(event.wire(), StandardCharsets.UTF_8))
            .reduce("", String::concat);

    assertThat(Parser.parse(stream.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Dispatched("status", "41", "{}"), new Dispatched("end", "41", "{}"));
  }
}
