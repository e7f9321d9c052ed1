package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading: what is told in pages, by itself, or not at all. */
class ReadsIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_history_that_is_cut_says_so_and_goes_on_to_its_end() {
    var recipients = IntStream.range(0, 300).mapToObj("+3859112%03d01"::formatted).toList();
    var accepted = api.send("Many", recipients);
    var correlationId = accepted.getString("correlationId");
    api.readWhenFinal(correlationId);

    var first = api.getJson("/api/messages/" + correlationId + "?events=true");
    var seqs = seqs(first);
    assertThat(seqs).hasSize(500);
    assertThat(first.getBoolean("eventsComplete")).isFalse();
    assertThat(first.getJsonArray("messages")).hasSize(300);
    var next = first.getJsonObject("links").getString("nextEvents");
    while (next != null) {
      var page = api.getJson(next);
      seqs.addAll(seqs(page));
      assertThat(page.containsKey("nextCursor"))
          .isEqualTo(page.getJsonObject("links").containsKey("next"));
      next = page.getJsonObject("links").getString("next", null);
    }
    assertThat(seqs).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(600);
  }

  @Test
  void the_history_of_few_messages_is_whole_and_says_so() {
    var correlationId = api.send("Few", "+385911230501").getString("correlationId");
    var read = api.readWhenFinal(correlationId);

    assertThat(read.getBoolean("eventsComplete")).isTrue();
    assertThat(read.getJsonObject("links")).doesNotContainKey("nextEvents");
    assertThat(seqs(api.getJson("/api/messages/" + correlationId + "/history")))
        .isEqualTo(seqs(read));
    assertThat(api.getJson("/api/messages/" + correlationId)).doesNotContainKey("events");
  }

  @Test
  void one_message_is_told_with_its_own_history_and_the_reports_as_they_came() {
    var accepted = api.send("Two", "+385911230601", "+385911230701");
    var correlationId = accepted.getString("correlationId");
    api.readWhenFinal(correlationId);
    var second = accepted.getJsonArray("messages").getJsonObject(1).getString("id");

    var message = api.getJson("/api/messages/" + correlationId + "/messages/" + second);

    assertThat(message.getString("to")).isEqualTo("+385911230701");
    assertThat(message.getString("outcome")).isEqualTo("delivered");
    var events = message.getJsonArray("events").getValuesAs(JsonObject.class);
    assertThat(events).hasSizeGreaterThanOrEqualTo(2);
    assertThat(events).allMatch(event -> event.getString("messageId").equals(second));
    assertThat(events).anyMatch(event -> event.containsKey("raw"));
  }

  @Test
  void a_message_that_is_not_of_the_send_request_is_not_found() {
    var one = api.send("One", "+385911230801");
    var other = api.send("Other", "+385911230901").getString("correlationId");
    var id = one.getJsonArray("messages").getJsonObject(0).getString("id");

    for (var path :
        List.of(
            other + "/messages/" + id,
            one.getString("correlationId") + "/messages/" + UUID.randomUUID(),
            one.getString("correlationId") + "/messages/nonsense",
            UUID.randomUUID() + "/messages/" + id,
            UUID.randomUUID() + "/history",
            "nonsense/history")) {
      var answer = api.get("/api/messages/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).contains("/problems/not-found");
    }
  }

  @Test
  void a_parameter_that_a_call_does_not_take_is_named() {
    var correlationId = api.send("Named", "+385911231001").getString("correlationId");
    for (var path :
        List.of(
            "/api/messages?to=%2B385911231001",
            "/api/messages?limit=5&to=x",
            "/api/messages/" + correlationId + "?to=x",
            "/api/messages/" + correlationId + "/events?to=x",
            "/api/events?correlationId=" + correlationId + "&to=x",
            "/api/webhook-calls?to=x",
            "/api/session?to=x",
            "/api/live?to=x",
            "/api/metrics?to=x")) {
      var answer = api.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.body())
          .as(path)
          .contains("\"field\":\"to\"", "One parameter needs a correction.")
          .doesNotContain("stored");
    }
    assertThat(api.post("/api/messages?dryRun=true", "{}").body()).contains("\"dryRun\"");
    assertThat(api.get("/api/messages?385911231001=x").body()).doesNotContain("385911231001");
    assertThat(api.call(api.request("/api/messages?to=x").build()).statusCode()).isEqualTo(401);
  }

  @Test
  void a_plus_that_has_become_a_space_is_named_as_what_is_wrong() {
    var answer = api.get("/api/messages?since=2026-11-28T10:00:00+01:00");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"since\"", "%2B").doesNotContain("stored");
    assertThat(api.get("/api/messages?since=2026-11-28T10:00:00%2B01:00").statusCode())
        .isEqualTo(200);
  }

  @Test
  void of_several_last_event_ids_the_newest_counts() {
    var correlationId = api.send("Twice", "+385911231101").getString("correlationId");
    var all = seqs(api.readWhenFinal(correlationId));
    var path = "/api/messages/" + correlationId + "/events?lastEventId=0&lastEventId=" + all.get(0);
    try (var stream = EventStream.open(api, api.authorised(path).build()).awaitEnd()) {
      assertThat(stream.received("status").stream().map(EventStream.Received::seq).toList())
          .isEqualTo(all.subList(1, all.size()));
    }
    var header =
        api.authorised(path).header("Last-Event-ID", all.get(all.size() - 1).toString()).build();
    try (var done = EventStream.open(api, header)) {
      assertThat(done.status()).isEqualTo(204);
    }
  }

  private static List<Long> seqs(JsonObject page) {
    var seqs = new ArrayList<Long>();
    page.getJsonArray("events")
        .getValuesAs(JsonObject.class)
        .forEach(event -> seqs.add(event.getJsonNumber("seq").longValue()));
    return seqs;
  }
}
