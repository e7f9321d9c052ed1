package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.run.Installation;
import io.tidings.message.MessageId;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every webhook call can be looked at and replayed, every report that nobody knows be assigned. */
class WebhookCallsIT {

  /** The simulator never tells more of such a number than that it is on its way. */
  private static final String PENDING_FOR_EVER = "15";

  private static final String INBOUND = "tidings_reports_total{verdict=\"inbound\"}";
  private static final String REFUSED_AS_ENCODED =
      "tidings_webhook_calls_total{reason=\"encoded\",result=\"refused\"}";

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @Test
  void an_accepted_call_shows_what_became_of_each_report() {
    var sent = send("+3859112201" + PENDING_FOR_EVER);
    var foreign = "foreign-" + UUID.randomUUID();
    var body =
        """
        {"results":[%s,"nonsense",{"messageId":"%s","to":"385911220199"}]}"""
            .formatted(delivered(sent.id()), foreign);
    assertThat(api.report(body).statusCode()).isEqualTo(200);

    var call = callWith(foreign);
    assertThat(call.getBoolean("accepted")).isTrue();
    assertThat(call.getString("body")).isEqualTo(body);
    assertThat(call.getJsonObject("verdicts"))
        .isEqualTo(ApiClient.json("{\"applied\":1,\"unmatched\":1,\"broken\":1}"));
    assertThat(call.getJsonObject("headers").toString().toLowerCase(java.util.Locale.ROOT))
        .contains("\"content-type\":[\"application/json\"]");
    var results = call.getJsonArray("results").getValuesAs(JsonObject.class);
    assertThat(results)
        .extracting(result -> result.getInt("entry") + " " + result.getString("verdict"))
        .containsExactly("0 APPLIED", "1 BROKEN", "2 UNMATCHED");
    assertThat(call.getJsonObject("outcomes")).isEqualTo(ApiClient.json("{\"delivered\":1}"));
    assertThat(call.getInt("messages")).isOne();
    assertThat(call.getJsonObject("firstMessage"))
        .isEqualTo(
            ApiClient.json(
                """
                {"messageId":"%s","correlationId":"%s","to":"+3859112201%s"}"""
                    .formatted(sent.id(), sent.correlationId(), PENDING_FOR_EVER)));
    assertThat(callsOf(sent)).contains(call.getString("id")).hasSize(2);
    assertThat(api.get("/api/webhook-calls?messageId=x").statusCode()).isEqualTo(400);
    assertThat(results.get(0).getString("correlationId")).isEqualTo(sent.correlationId());
    assertThat(results.get(2).containsKey("unmatchedReportId")).isTrue();
  }

  @Test
  void a_refused_call_is_shown_without_secrets_and_can_be_replayed() {
    var sent = send("+3859112202" + PENDING_FOR_EVER);
    var body = "{\"results\":[" + delivered(sent.id()) + "]}";
    assertThat(postWithWrongToken(body).statusCode()).isEqualTo(401);

    var id = refusedWith(sent.id());
    assertThat(read(id).toString())
        .contains("(hidden, 26 characters)", "(hidden, 15 characters)")
        .doesNotContain("c2VjcmV0OnNlY3JldA", "00112233", "aWrongTokenOfTheTest");
    assertThat(read(id).getJsonArray("results")).isEmpty();

    var replayed = ApiClient.json(api.post("/api/webhook-calls/" + id + "/replay", "").body());
    assertThat(replayed.getString("replayOf")).isEqualTo(id);
    assertThat(replayed.getJsonObject("verdicts")).isEqualTo(ApiClient.json("{\"applied\":1}"));
    assertThat(status(sent)).isEqualTo("DELIVERED_TO_HANDSET");
    assertThat(replayed.getString("replayedBy")).isEqualTo("tests");
    assertThat(lastEvent(sent).getString("source")).isEqualTo("REPLAY");
    assertThat(lastEvent(sent).getString("reason")).isEqualTo("Replayed by tests.");
    var again = ApiClient.json(api.post("/api/webhook-calls/" + id + "/replay", "").body());
    assertThat(again.getJsonObject("verdicts")).isEqualTo(ApiClient.json("{\"repeated\":1}"));
  }

  @Test
  void a_replay_that_changes_nothing_tells_who_did_it_with_the_call_alone() {
    var sent = send("+3859112204" + PENDING_FOR_EVER);
    var foreign = "foreign-" + UUID.randomUUID();
    var body = "{\"results\":[%s,{\"messageId\":\"%s\"}]}".formatted(delivered(sent.id()), foreign);
    assertThat(api.report(body).statusCode()).isEqualTo(200);
    var id = unmatchedCall(foreign);
    assertThat(read(id).containsKey("replayedBy")).isFalse();

    var replayed = replayByAColleague(id);
    assertThat(replayed.getJsonObject("verdicts"))
        .isEqualTo(ApiClient.json("{\"repeated\":1,\"unmatched\":1}"));
    assertThat(replayed.getString("replayedBy")).isEqualTo("colleague");
    assertThat(
            api.getJson("/api/webhook-calls?accepted=true&limit=200")
                .getJsonArray("webhookCalls")
                .getValuesAs(JsonObject.class))
        .filteredOn(call -> call.getString("id").equals(replayed.getString("id")))
        .extracting(call -> call.getString("replayedBy"))
        .containsExactly("colleague");
    assertThat(lastEvent(sent).getString("source")).isEqualTo("REPORT");
    assertThat(lastEvent(sent).getInt("repeats")).isEqualTo(1);
    assertThat(lastEvent(sent).containsKey("reason")).isFalse();
    assertThat(unmatched(foreign).getString("webhookCallId")).isEqualTo(replayed.getString("id"));

    assertThat(assign(unmatched(foreign).getString("id"), "\"" + sent.id() + "\"").statusCode())
        .isEqualTo(204);
    assertThat(lastEvent(sent).getString("source")).isEqualTo("REPLAY");
    assertThat(lastEvent(sent).getString("reason"))
        .isEqualTo("Replayed by colleague. Assigned to this message by tests.");
  }

  @Test
  void a_report_that_a_replay_brought_says_so_when_its_message_turns_up() throws SQLException {
    var sent = send("+3859112205" + PENDING_FOR_EVER);
    var mark = UUID.randomUUID().toString();
    var body = "{\"mark\":\"%s\",\"results\":[%s]}".formatted(mark, delivered(sent.id()));
    assertThat(postWithWrongToken(body).statusCode()).isEqualTo(401);
    var postgres = Installation.running().postgres();
    var other = MessageId.next();
    var rename = "update message set id = '%s' where id = '%s'";
    Rows.change(postgres, rename.formatted(other, sent.id()));
    var replayed = replayByAColleague(refusedWith(mark));
    assertThat(replayed.getJsonObject("verdicts")).isEqualTo(ApiClient.json("{\"unmatched\":1}"));
    Rows.change(postgres, rename.formatted(sent.id(), other));

    var told =
        Eventually.get(
            "the report to find its message",
            () -> lastEvent(sent),
            event -> event.getString("status").equals("DELIVERED_TO_HANDSET"));
    assertThat(told.getString("source")).isEqualTo("REPLAY");
    assertThat(told.getString("reason")).isEqualTo("Replayed by colleague.");
    assertThat(api.report(body).statusCode()).isEqualTo(200);
    assertThat(lastEvent(sent).getInt("repeats")).isEqualTo(1);
    assertThat(lastEvent(sent).getString("source")).isEqualTo("REPLAY");
  }

  @Test
  void an_encoded_webhook_call_is_refused_counted_and_kept() {
    var since = Instant.now().minusSeconds(60);
    double before = api.meter(REFUSED_AS_ENCODED);
    var refused =
        api.call(
            api.request("/webhooks/infobip/reports/" + Installation.REPORT_TOKEN)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
                .build());

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(api.meter(REFUSED_AS_ENCODED)).isEqualTo(before + 1);
    var kept =
        api.getJson("/api/webhook-calls?reason=encoded&since=" + since)
            .getJsonArray("webhookCalls");
    assertThat(kept).isNotEmpty();
    assertThat(api.getJson("/api/webhook-calls/" + kept.getJsonObject(0).getString("id")))
        .containsKey("bodyBase64");
  }

  @Test
  void an_inbound_message_is_kept_as_what_it_is_and_waits_for_no_message() {
    double before = api.meter(INBOUND);
    var mark = "STOP " + UUID.randomUUID();
    var inbound =
        """
        {"messageId":"8177903","from":"385911111111","to":"385990000001","text":"%s"}"""
            .formatted(mark);
    assertThat(api.report("{\"results\":[" + inbound + "]}").statusCode()).isEqualTo(200);

    var call = callWith(mark);
    assertThat(call.getJsonObject("verdicts")).isEqualTo(ApiClient.json("{\"inbound\":1}"));
    assertThat(call.getJsonArray("results").getJsonObject(0))
        .isEqualTo(
            ApiClient.json(
                """
                {"entry":0,"verdict":"INBOUND","explanation":"Inbound message, not handled yet.",
                 "messageId":"8177903","report":%s}"""
                    .formatted(inbound)));
    assertThat(api.get("/api/unmatched-reports").body()).doesNotContain(mark);
    assertThat(api.meter(INBOUND)).isEqualTo(before + 1);
  }

  @Test
  void a_replay_that_cannot_forget_what_it_brings_again_records_nothing() throws SQLException {
    var foreign = "foreign-" + UUID.randomUUID();
    var body = "{\"results\":[{\"messageId\":\"%s\"}]}".formatted(foreign);
    assertThat(api.report(body).statusCode()).isEqualTo(200);
    var id = unmatchedCall(foreign);
    var postgres = Installation.running().postgres();
    Rows.change(
        postgres,
        """
        create function cannot_forget() returns trigger language plpgsql as
          'begin raise exception ''as when the node dies here''; end';
        create trigger cannot_forget before delete on unmatched_report for each row
          when (old.call_id = '%s') execute function cannot_forget()
        """
            .formatted(id));
    try {
      assertThat(api.post("/api/webhook-calls/" + id + "/replay", "").statusCode()).isEqualTo(500);
      assertThat(count(postgres, "webhook_call where replay_of = '%s'".formatted(id)))
          .isEqualTo("0");
    } finally {
      Rows.change(postgres, "drop function cannot_forget cascade");
    }

    assertThat(api.post("/api/webhook-calls/" + id + "/replay", "").statusCode()).isEqualTo(200);
    assertThat(count(postgres, "webhook_call where replay_of = '%s'".formatted(id))).isEqualTo("1");
    assertThat(count(postgres, "unmatched_report where reported_id = '%s'".formatted(foreign)))
        .isEqualTo("1");
  }

  private static String count(Postgres postgres, String rows) throws SQLException {
    return Rows.of(postgres, "select count(*) from " + rows).get(0);
  }

  @Test
  void a_call_that_was_no_json_cannot_be_replayed_and_others_do_not_exist() {
    var mark = UUID.randomUUID().toString();
    assertThat(api.report("{\"" + mark).statusCode()).isEqualTo(400);
    var id =
        api
            .getJson("/api/webhook-calls?reason=malformed-json&limit=200")
            .getJsonArray("webhookCalls")
            .getValuesAs(JsonObject.class)
            .stream()
            .map(entry -> entry.getString("id"))
            .filter(entry -> read(entry).getString("body", "").contains(mark))
            .findFirst()
            .orElseThrow();

    assertThat(api.post("/api/webhook-calls/" + id + "/replay", "").statusCode()).isEqualTo(409);
    for (var unknown : List.of("nothing", UUID.randomUUID().toString())) {
      assertThat(api.get("/api/webhook-calls/" + unknown).statusCode()).isEqualTo(404);
      assertThat(api.post("/api/webhook-calls/" + unknown + "/replay", "").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void the_list_goes_on_where_a_page_ends() {
    for (int call = 0; call < 3; call++) {
      assertThat(api.report("{\"results\":[]}").statusCode()).isEqualTo(200);
    }
    var first = api.getJson("/api/webhook-calls?accepted=true&limit=2");
    var second =
        api.getJson(
            "/api/webhook-calls?accepted=true&limit=1&cursor=" + first.getString("nextCursor"));

    var ids =
        java.util.stream.Stream.of(first, second)
            .flatMap(page -> page.getJsonArray("webhookCalls").stream())
            .map(entry -> entry.asJsonObject().getString("id"))
            .toList();
    assertThat(ids)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    var wrong = api.get("/api/webhook-calls?accepted=maybe&reason=%20&since=now&cursor=x&limit=0");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(ApiClient.json(wrong.body()).getJsonArray("violations")).hasSize(5);
    assertThat(
            api.getJson("/api/webhook-calls?since=2999-01-01T00:00:00Z")
                .getJsonArray("webhookCalls"))
        .isEmpty();
  }

  @Test
  void an_unmatched_report_is_suggested_a_message_and_assigned_to_it() {
    var sent = send("+3859112203" + PENDING_FOR_EVER);
    var foreign = "foreign-" + UUID.randomUUID();
    var body =
        """
        {"results":[{"messageId":"%s","to":"385911220315","callbackData":"%s",
          "doneAt":"2030-01-01T10:00:05.000+0000","status":{"groupId":3,"id":5}}]}"""
            .formatted(foreign, sent.correlationId());
    assertThat(api.report(body).statusCode()).isEqualTo(200);

    var waiting = unmatched(foreign);
    assertThat(waiting.getString("recipient")).isEqualTo("385911220315");
    var suggestion = waiting.getJsonArray("suggestions").getJsonObject(0);
    assertThat(suggestion.getString("messageId")).isEqualTo(sent.id());
    assertThat(suggestion.getString("correlationId")).isEqualTo(sent.correlationId());

    assertThat(assign(waiting.getString("id"), "\"x\"").statusCode()).isEqualTo(400);
    assertThat(assign(waiting.getString("id"), "\"" + UUID.randomUUID() + "\"").statusCode())
        .isEqualTo(400);
    assertThat(assign(UUID.randomUUID().toString(), "\"" + sent.id() + "\"").statusCode())
        .isEqualTo(404);
    assertThat(assign(waiting.getString("id"), "\"" + sent.id() + "\"").statusCode())
        .isEqualTo(204);
    assertThat(assign(waiting.getString("id"), "\"" + sent.id() + "\"").statusCode())
        .isEqualTo(409);
    assertThat(status(sent)).isEqualTo("DELIVERED_TO_HANDSET");
    var result = callWith(foreign).getJsonArray("results").getJsonObject(0);
    assertThat(result.getString("matchedMessageId")).isEqualTo(sent.id());
    assertThat(result.getString("assignedBy")).isEqualTo("tests");
    assertThat(lastEvent(sent).getString("source")).isEqualTo("REPLAY");
    assertThat(lastEvent(sent).getString("reason")).isEqualTo("Assigned to this message by tests.");
    assertThat(result.getString("correlationId")).isEqualTo(sent.correlationId());
  }

  @Test
  void an_assignment_is_undone_until_something_else_happens_to_the_message() {
    var sent = send("+3859112206" + PENDING_FOR_EVER);
    var before = status(sent);
    var foreign = "foreign-" + UUID.randomUUID();
    api.report("{\"results\":[" + delivered(foreign) + "]}");
    var report = unmatched(foreign).getString("id");
    var assign = "/api/unmatched-reports/" + report + "/assign";
    assertThat(api.delete(assign).body()).contains("/not-assigned");
    assertThat(assign(report, "\"" + sent.id() + "\"").statusCode()).isEqualTo(204);

    assertThat(api.delete(assign).statusCode()).isEqualTo(204);

    assertThat(status(sent)).isEqualTo(before);
    assertThat(lastEvent(sent).getString("source")).isEqualTo("TIDINGS");
    assertThat(lastEvent(sent).getString("verdict")).isEqualTo("CORRECTED");
    assertThat(lastEvent(sent).getString("reason"))
        .isEqualTo("The assignment by tests was undone by tests.");
    assertThat(unmatched(foreign).getString("id")).isEqualTo(report);

    assertThat(assign(report, "\"" + sent.id() + "\"").statusCode()).isEqualTo(204);
    assertThat(status(sent)).isEqualTo("DELIVERED_TO_HANDSET");
    api.report(
        """
        {"results":[{"messageId":"%s","doneAt":"2030-01-01T10:00:09.000+0000",
          "status":{"groupId":2,"id":9}}]}"""
            .formatted(sent.id()));
    var stands = api.delete(assign);
    assertThat(stands.statusCode()).isEqualTo(409);
    assertThat(stands.body()).contains("/assignment-stands");
    assertThat(status(sent)).isNotEqualTo(before);
  }

  @Test
  void a_dismissed_report_is_listed_and_counted_apart() {
    var foreign = "foreign-" + UUID.randomUUID();
    var since = Instant.now().minusSeconds(60);
    api.report("{\"results\":[{\"messageId\":\"%s\"}]}".formatted(foreign));
    assertThat(postWithWrongToken("{}").statusCode()).isEqualTo(401);
    var report = unmatched(foreign).getString("id");
    var dismiss = "/api/unmatched-reports/" + report + "/dismiss";

    assertThat(api.post(dismiss, "").statusCode()).isEqualTo(204);

    assertThat(api.get("/api/unmatched-reports?limit=100").body()).doesNotContain(foreign);
    var dismissed =
        api
            .getJson("/api/unmatched-reports?dismissed=true&limit=100")
            .getJsonArray("unmatchedReports")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(entry -> entry.getString("id").equals(report))
            .findFirst()
            .orElseThrow();
    assertThat(dismissed.getString("dismissedBy")).isEqualTo("tests");
    var attention = api.getJson("/api/webhook-calls/attention?since=" + since);
    assertThat(attention.getInt("refused")).isPositive();
    assertThat(attention.getInt("dismissed")).isPositive();

    assertThat(api.delete(dismiss).statusCode()).isEqualTo(204);
    assertThat(unmatched(foreign).containsKey("dismissedAt")).isFalse();
    assertThat(
            api.post("/api/unmatched-reports/" + UUID.randomUUID() + "/dismiss", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_state_of_the_secrets_tells_when_they_were_used_and_none_of_them() {
    api.report("{\"results\":[]}");

    var answer = api.get("/api/webhook-secrets").body();

    var secrets = ApiClient.json(answer);
    assertThat(secrets.getBoolean("trustsAnyone")).isFalse();
    var token = secrets.getJsonArray("secrets").getJsonObject(0);
    assertThat(token.getString("proof")).isEqualTo("token");
    assertThat(token.getBoolean("set")).isTrue();
    assertThat(Instant.parse(token.getString("lastUsedAt")))
        .isBetween(Instant.now().minusSeconds(180), Instant.now().plusSeconds(60));
    assertThat(answer).doesNotContain(Installation.REPORT_TOKEN);
  }

  private List<String> callsOf(Sent sent) {
    return api
        .getJson("/api/webhook-calls?messageId=" + sent.id())
        .getJsonArray("webhookCalls")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(entry -> entry.getString("id"))
        .toList();
  }

  private record Sent(String correlationId, String id) {}

  private Sent send(String number) {
    var accepted = api.send("For webhook calls", number);
    var sent =
        new Sent(
            accepted.getString("correlationId"),
            accepted.getJsonArray("messages").getJsonObject(0).getString("id"));
    Eventually.get(
        "the message to be on its way and the simulator to have told so",
        () -> api.read(sent.correlationId()).getJsonArray("events"),
        events -> events.size() == 2);
    return sent;
  }

  private static String delivered(String id) {
    return """
        {"messageId":"%s","doneAt":"2030-01-01T10:00:05.000+0000","status":{"groupId":3,"id":5}}"""
        .formatted(id);
  }

  private HttpResponse<String> postWithWrongToken(String body) {
    return api.call(
        api.request("/webhooks/infobip/reports/aWrongTokenOfTheTest")
            .header("Authorization", "Basic c2VjcmV0OnNlY3JldA==")
            .header("X-Hub-Signature", "SHA256=00112233")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private String refusedWith(String mark) {
    return api
        .getJson("/api/webhook-calls?accepted=false&reason=wrong-token&limit=200")
        .getJsonArray("webhookCalls")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(entry -> entry.getString("id"))
        .filter(entry -> read(entry).getString("body", "").contains(mark))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject replayByAColleague(String id) {
    var answer =
        api.call(
            api.request("/api/webhook-calls/" + id + "/replay")
                .header("Authorization", "Bearer " + Installation.KEY_OF_A_COLLEAGUE)
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return ApiClient.json(answer.body());
  }

  private JsonObject lastEvent(Sent sent) {
    var events = api.read(sent.correlationId()).getJsonArray("events");
    return events.getJsonObject(events.size() - 1);
  }

  private String status(Sent sent) {
    return api.read(sent.correlationId())
        .getJsonArray("messages")
        .getJsonObject(0)
        .getString("status");
  }

  private JsonObject read(String id) {
    return api.getJson("/api/webhook-calls/" + id);
  }

  /** The accepted call that has this in its body. */
  private JsonObject callWith(String mark) {
    return read(unmatchedCall(mark));
  }

  private String unmatchedCall(String mark) {
    return api
        .getJson("/api/webhook-calls?accepted=true&limit=200")
        .getJsonArray("webhookCalls")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(entry -> isWithoutMessage(entry.getJsonObject("verdicts")))
        .map(entry -> entry.getString("id"))
        .filter(id -> read(id).getString("body", "").contains(mark))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWithoutMessage(JsonObject verdicts) {
    return verdicts.containsKey("unmatched") || verdicts.containsKey("inbound");
  }

  private JsonObject unmatched(String messageId) {
    return api
        .getJson("/api/unmatched-reports?limit=100")
        .getJsonArray("unmatchedReports")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(entry -> entry.getString("messageId").equals(messageId))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> assign(String id, String messageId) {
    return api.post(
        "/api/unmatched-reports/" + id + "/assign", "{\"messageId\":" + messageId + "}");
  }
}
