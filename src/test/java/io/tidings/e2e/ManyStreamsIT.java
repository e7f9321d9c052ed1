package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.e2e.EventStream.Received;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One stream of many send requests, and how many streams there may be. */
class ManyStreamsIT {

  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @Test
  void one_stream_tells_of_many_send_requests_in_the_order_of_the_log_until_all_are_final() {
    var one = OpenMessage.sent(api, "+385911220115");
    var two = OpenMessage.sent(api, "+385911220215");
    var three = OpenMessage.sent(api, "+385911220315");

    try (var stream = follow(one, two, three)) {
      Eventually.isTrue("three snapshots", () -> stream.received("snapshot").size() == 3);
      var snapshots = stream.received("snapshot");
      assertThat(snapshots.stream().map(s -> s.json().getString("correlationId")))
          .containsExactly(one.correlationId(), two.correlationId(), three.correlationId());
      assertThat(snapshots.stream().map(Received::id).toList().subList(0, 2)).containsOnlyNulls();
      assertThat(snapshots.get(2).id()).isNotNull();

      two.enRoute(1);
      one.delivered(1);
      three.delivered(1);
      two.delivered(2);
      stream.awaitEnd();

      var told = stream.received("status");
      assertThat(told.stream().map(s -> s.json().getString("correlationId")))
          .containsExactly(
              two.correlationId(), one.correlationId(), three.correlationId(), two.correlationId());
      assertThat(told.stream().map(Received::seq)).isSorted();
      assertThat(stream.names()).endsWith("end");
    }
  }

  @Test
  void one_cursor_resumes_all_of_them_and_204_ends_it() {
    var one = OpenMessage.sent(api, "+385911220415");
    var two = OpenMessage.sent(api, "+385911220515");
    long read = one.logPosition();
    two.delivered(1);
    one.delivered(1);

    long last;
    try (var stream =
        EventStream.open(api, api.authorised(path(one, two) + "&lastEventId=" + read).build())) {
      stream.awaitEnd();
      assertThat(stream.names()).containsExactly("status", "status", "replayed", "end");
      last = stream.received("status").get(1).seq();
    }
    assertThat(api.get(path(one, two) + "&lastEventId=" + last).statusCode()).isEqualTo(204);
  }

  @Test
  void a_send_request_named_twice_is_told_once() {
    var one = OpenMessage.sent(api, "+385911220615");
    try (var stream = follow(one, one)) {
      one.delivered(1);
      stream.awaitEnd();
      assertThat(stream.names()).containsOnlyOnce("snapshot").containsOnlyOnce("end");
    }
  }

  @Test
  void send_requests_that_do_not_exist_are_named() {
    var one = OpenMessage.sent(api, "+385911220715");
    var response =
        api.get(
            "/api/events?correlationId=%s&correlationId=%s&correlationId=nonsense"
                .formatted(one.correlationId(), UNKNOWN));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"https://tidings.io/problems/not-found\",\"title\":\"Not found\","
                + "\"status\":404,\"detail\":\"Some of the send requests do not exist.\","
                + "\"violations\":[{\"field\":\"correlationId[1]\","
                + "\"message\":\"there is no send request "
                + UNKNOWN
                + "\"},{\"field\":\"correlationId[2]\","
                + "\"message\":\"is no id of a send request\"}]}");
  }

  @Test
  void a_stream_follows_at_least_one_and_at_most_500() {
    for (var path : List.of("/api/events", pathOf(Collections.nCopies(501, UNKNOWN)))) {
      var response = api.get(path);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("must name 1 to 500 send requests");
    }
    var full = new ArrayList<>(Collections.nCopies(499, UNKNOWN));
    full.add(UNKNOWN.replace("8000", "9000"));
    assertThat(api.get(pathOf(full)).statusCode()).isEqualTo(404);
  }

  @Test
  void more_streams_of_a_send_request_than_a_node_takes_are_refused_until_one_goes() {
    var one = OpenMessage.sent(api, "+385911220815");
    var open = IntStream.range(0, 20).mapToObj(n -> follow(one)).toList();
    try {
      open.forEach(stream -> Eventually.isTrue("a snapshot", () -> !stream.received().isEmpty()));
      var refused = api.get(path(one));
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(retryAfter(refused)).isBetween(2, 10);
      assertThat(refused.body())
          .isEqualTo(
              "{\"type\":\"https://tidings.io/problems/too-many-readers\","
                  + "\"title\":\"The send request has too many streams open\",\"status\":429,"
                  + "\"detail\":\"Send request "
                  + one.correlationId()
                  + " may have 20 streams on a node.\"}");

      open.get(0).close();
      Eventually.isTrue(
          "room for one more",
          () -> {
            try (var again = follow(one)) {
              return again.status() == 200;
            }
          });
    } finally {
      open.forEach(EventStream::close);
    }
  }

  private static int retryAfter(HttpResponse<?> response) {
    return Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow());
  }

  private EventStream follow(OpenMessage... messages) {
    return EventStream.open(api, api.authorised(path(messages)).build());
  }

  private static String path(OpenMessage... messages) {
    return pathOf(Stream.of(messages).map(OpenMessage::correlationId).toList());
  }

  private static String pathOf(List<String> ids) {
    return ids.stream()
        .collect(Collectors.joining("&correlationId=", "/api/events?correlationId=", ""));
  }
}
