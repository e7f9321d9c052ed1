package io.tidings.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireEventTest {

  private static String text(WireEvent event) {
    return new String(event.wire(), StandardCharsets.UTF_8);
  }

  @Test
  void an_event_is_its_fields_and_an_empty_line() {
    assertThat(text(new WireEvent("status", "12", "{\"a\":1}")))
        .isEqualTo("event: status\nid: 12\ndata: {\"a\":1}\n\n");
  }

  @Test
  void fields_without_a_value_are_left_out() {
    assertThat(text(new WireEvent("end", null, "{}"))).isEqualTo("event: end\ndata: {}\n\n");
  }

  @Test
  void every_kind_of_line_end_in_the_data_begins_another_data_field() {
    assertThat(text(new WireEvent(null, null, "a\nb\rc\r\nd\n")))
        .isEqualTo("data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
  }

  @Test
  void a_line_end_in_a_name_or_id_cannot_begin_another_field() {
    assertThat(text(new WireEvent("a\ndata: b", "1\r\n2", "c")))
        .isEqualTo("event: a data: b\nid: 1 2\ndata: c\n\n");
  }

  @Test
  void text_is_utf_8() {
    assertThat(new WireEvent(null, null, "č€😀").wire())
        .isEqualTo("data: č€😀\n\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_comment_is_skipped_by_readers() {
    assertThat(text(WireEvent.comment(""))).isEqualTo(": \n\n");
    assertThat(text(WireEvent.comment("a\nb"))).isEqualTo(": a\n: b\n\n");
  }

  @Test
  void a_retry_time_is_in_milliseconds() {
    assertThat(text(WireEvent.retry(2_000))).isEqualTo("retry: 2000\n\n");
  }

  @Test
  void events_of_others_are_taken_over_when_their_data_is_text() {
    assertThat(text(WireEvent.of(foreign("hello"))))
        .isEqualTo(": c\nevent: n\nid: i\nretry: 7\ndata: hello\n\n");
    assertThatIllegalArgumentException().isThrownBy(() -> WireEvent.of(foreign(5)));
  }

  @Test
  void an_event_that_has_its_bytes_is_not_made_again() {
    var event = new WireEvent("end", null, "{}");

    assertThat(WireEvent.of(event)).isSameAs(event);
  }

  private static OutboundSseEvent foreign(Object data) {
    return new OutboundSseEvent() {
      @Override
      public Class<?> getType() {
        return data.getClass();
      }

      @Override
      public Type getGenericType() {
        return data.getClass();
      }

      @Override
      public MediaType getMediaType() {
        return MediaType.TEXT_PLAIN_TYPE;
      }

      @Override
      public Object getData() {
        return data;
      }

      @Override
      public String getId() {
        return "i";
      }

      @Override
      public String getName() {
        return "n";
      }

      @Override
      public String getComment() {
        return "c";
      }

      @Override
      public long getReconnectDelay() {
        return 7;
      }

      @Override
      public boolean isReconnectDelaySet() {
        return true;
      }
    };
  }
}
