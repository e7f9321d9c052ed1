package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.e2e.EventStream.Received;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 6: nothing is missed between reading and following, nor between two streams. */
class ResumeIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_page_that_was_read_goes_on_as_a_stream_without_a_gap() {
    var message = OpenMessage.sent(api, "+385911210115");
    long read = message.logPosition();
    message.enRoute(1);
    message.enRoute(2);

    try (var stream = follow(message, "?lastEventId=" + read)) {
      Eventually.isTrue("the replay to end", () -> stream.names().contains("replayed"));
      message.delivered(3);
      stream.awaitEnd();

      assertThat(stream.names()).containsExactly("status", "status", "replayed", "status", "end");
      assertThat(stream.received("replayed").get(0).data()).isEqualTo("{\"events\":2}");
      assertThat(ids(stream)).isSorted().allMatch(id -> id > read);
    }
  }

  @Test
  void the_place_of_a_list_of_send_requests_begins_a_stream_too() {
    var message = OpenMessage.sent(api, "+385911210215");
    var list = api.getJson("/api/messages?limit=1");
    message.delivered(1);

    try (var stream = follow(message, "?lastEventId=" + list.getJsonNumber("logPosition"))) {
      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("status", "replayed", "end");
    }
  }

  @Test
  void a_list_without_any_send_request_has_a_place_too() {
    var list = api.getJson("/api/messages?until=2020-01-01T00:00:00Z");
    assertThat(list.getJsonArray("sendRequests")).isEmpty();
    assertThat(list.getJsonNumber("logPosition").longValue()).isNotNegative();
  }

  @Test
  void the_header_of_a_browser_that_comes_back_goes_before_the_url_it_began_with() {
    var message = OpenMessage.sent(api, "+385911210315");
    long first = message.logPosition();
    message.enRoute(1);
    long second = message.logPosition();
    message.delivered(2);

    var again =
        api.authorised(path(message) + "?lastEventId=" + first)
            .header("Last-Event-ID", Long.toString(second))
            .build();
    try (var stream = EventStream.open(api, again)) {
      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("status", "replayed", "end");
    }
  }

  @Test
  void a_reader_from_before_what_has_expired_is_reset() throws SQLException {
    var message = OpenMessage.sent(api, "+385911210415");
    try {
      Rows.change(installation.postgres(), "update event_log_head set expired_up_to = 1");

      try (var old = follow(message, "?lastEventId=0");
          var young = follow(message, "?lastEventId=1")) {
        Eventually.isTrue("a snapshot", () -> old.names().contains("snapshot"));
        Eventually.isTrue("a replay", () -> young.names().contains("replayed"));
        assertThat(old.names()).containsExactly("reset", "snapshot");
        assertThat(young.names()).doesNotContain("reset", "snapshot");
      }
    } finally {
      Rows.change(installation.postgres(), "update event_log_head set expired_up_to = 0");
    }
  }

  private EventStream follow(OpenMessage message, String query) {
    return EventStream.open(api, api.authorised(path(message) + query).build());
  }

  private static String path(OpenMessage message) {
    return "/api/messages/" + message.correlationId() + "/events";
  }

  private static List<Long> ids(EventStream stream) {
    return stream.received().stream()
        .map(Received::id)
        .filter(id -> id != null)
        .map(Long::valueOf)
        .toList();
  }
}
