package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promises 1, 4, 5 and 6 of the design on one send request, from the call to the end. */
class OneMessageIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void an_accepted_message_is_stored_submitted_once_and_followed_to_its_delivery() {
    var accepted = api.send("Your order has left.", "+385911110101");
    var correlationId = accepted.getString("correlationId");
    var id = accepted.getJsonArray("messages").getJsonObject(0).getString("id");
    assertThat(accepted.getJsonArray("messages").toString())
        .isEqualTo(
            "[{\"id\":\"%s\",\"to\":\"+385911110101\",\"status\":\"QUEUED\",\"outcome\":\"pending\"}]"
                .formatted(id));
    assertThat(accepted.getJsonObject("links").toString())
        .isEqualTo(
            "{\"self\":\"/api/messages/%1$s\",\"events\":\"/api/messages/%1$s/events\"}"
                .formatted(correlationId));

    try (var stream = EventStream.follow(api, correlationId)) {
      stream.awaitEnd();
      assertThat(stream.names()).startsWith("snapshot").endsWith("end").doesNotContain("reset");
    }
    var read = api.readWhenFinal(correlationId);
    assertThat(read.getString("text")).isEqualTo("Your order has left.");
    assertThat(statusOf(read, 0)).isEqualTo("DELIVERED_TO_HANDSET delivered");
    assertThat(installation.simulator().ledger(id).orElseThrow().getInt("accepted")).isEqualTo(1);
  }

  @Test
  void every_outcome_of_the_simulator_ends_as_the_rule_says() {
    var expected =
        Map.ofEntries(
            Map.entry("01", "DELIVERED_TO_HANDSET delivered"),
            Map.entry("02", "DELIVERED_TO_HANDSET delivered"),
            Map.entry("03", "UNDELIVERABLE_NOT_DELIVERED failed"),
            Map.entry("04", "UNDELIVERABLE_NOT_DELIVERED failed"),
            Map.entry("05", "EXPIRED_EXPIRED failed"),
            Map.entry("06", "REJECTED_NOT_ENOUGH_CREDITS failed"),
            Map.entry("07", "REJECTED_PREFIX_MISSING failed"),
            Map.entry("08", "DELIVERED_TO_HANDSET delivered"),
            Map.entry("09", "DELIVERED_TO_HANDSET delivered"),
            Map.entry("10", "DELIVERED_TO_HANDSET delivered"),
            Map.entry("11", "DELIVERED_BY_PIGEON delivered"),
            Map.entry("12", "REJECTED_FLOODING_FILTER failed"),
            Map.entry("13", "DELIVERED_TO_HANDSET delivered"),
            Map.entry("77", "DELIVERED_TO_HANDSET delivered"));
    var endings = new ArrayList<>(expected.keySet());
    var accepted =
        api.send("All of them", endings.stream().map(end -> "+3859111102" + end).toList());

    var read = api.readWhenFinal(accepted.getString("correlationId"));
    for (int place = 0; place < endings.size(); place++) {
      assertThat(statusOf(read, place))
          .as(endings.get(place))
          .isEqualTo(expected.get(endings.get(place)));
    }
  }

  @Test
  void a_reader_who_comes_back_gets_what_it_missed_and_nothing_twice() {
    var correlationId = api.send("Twice", "+385911110302").getString("correlationId");
    api.readWhenFinal(correlationId);
    var all = seqs(api.read(correlationId));

    try (var fromTheStart = EventStream.resume(api, correlationId, "0").awaitEnd()) {
      assertThat(fromTheStart.received("status").stream().map(EventStream.Received::seq).toList())
          .isEqualTo(all);
      assertThat(fromTheStart.names()).endsWith("end").doesNotContain("snapshot", "reset");
    }
    try (var later = EventStream.resume(api, correlationId, all.get(0).toString()).awaitEnd()) {
      assertThat(later.received("status").stream().map(EventStream.Received::seq).toList())
          .isEqualTo(all.subList(1, all.size()));
    }
    try (var done = EventStream.resume(api, correlationId, all.get(all.size() - 1).toString())) {
      assertThat(done.status()).isEqualTo(204);
    }
  }

  @Test
  void a_cursor_nobody_gave_out_is_answered_with_reset_and_a_snapshot() {
    var correlationId = api.send("Lost", "+385911110401").getString("correlationId");
    api.readWhenFinal(correlationId);
    for (var cursor : List.of("999999999999", "-1", "abc", "99999999999999999999999")) {
      try (var stream = EventStream.resume(api, correlationId, cursor).awaitEnd()) {
        assertThat(stream.names()).as(cursor).containsExactly("reset", "snapshot", "end");
      }
    }
  }

  @Test
  void a_quiet_stream_is_kept_alive_by_comments() {
    var correlationId = api.send("Quiet", "+385911110515").getString("correlationId");
    try (var stream = EventStream.follow(api, correlationId)) {
      Eventually.isTrue("a heartbeat", () -> stream.comments() > 0);
      assertThat(stream.hasEnded()).isFalse();
    }
  }

  @Test
  void who_asks_for_the_headers_of_a_stream_only_opens_none() {
    var correlationId = api.send("Head", "+385911110715").getString("correlationId");
    double open = api.meter("tidings_streams_open");
    var head =
        api.call(
            api.authorised("/api/messages/" + correlationId + "/events")
                .method("HEAD", BodyPublishers.noBody())
                .build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(api.meter("tidings_streams_open")).isLessThanOrEqualTo(open);
  }

  @Test
  void nobody_knows_a_correlation_id_that_was_never_given() {
    for (var path :
        List.of(
            "/api/messages/00000000-0000-4000-8000-000000000000",
            "/api/messages/00000000-0000-4000-8000-000000000000/events",
            "/api/messages/nonsense",
            "/api/messages/nonsense/events")) {
      var response = api.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(response.body())
          .isEqualTo(
              "{\"type\":\"https://tidings.io/problems/not-found\",\"title\":\"Not found\","
                  + "\"status\":404,\"detail\":\"There is no send request with this id.\"}");
    }
  }

  @Test
  void send_requests_are_listed_newest_first_page_by_page() {
    var sent = new ArrayList<String>();
    for (int request = 0; request < 5; request++) {
      sent.add(0, api.send("Page " + request, "+385911110601").getString("correlationId"));
    }
    var listed = new ArrayList<String>();
    var path = "/api/messages?limit=2";
    var next = path;
    while (next != null && !listed.containsAll(sent)) {
      var page = api.getJson(next);
      assertThat(page.getJsonArray("sendRequests")).hasSizeLessThanOrEqualTo(2);
      page.getJsonArray("sendRequests")
          .forEach(entry -> listed.add(entry.asJsonObject().getString("correlationId")));
      next =
          page.containsKey("nextCursor") ? path + "&cursor=" + page.getString("nextCursor") : null;
    }
    assertThat(listed).doesNotHaveDuplicates().containsSubsequence(sent);
  }

  private static String statusOf(JsonObject read, int place) {
    var message = read.getJsonArray("messages").getJsonObject(place);
    return message.getString("status") + " " + message.getString("outcome");
  }

  private static List<Long> seqs(JsonObject read) {
    return read.getJsonArray("events").getValuesAs(JsonObject.class).stream()
        .map(event -> event.getJsonNumber("seq").longValue())
        .toList();
  }
}
