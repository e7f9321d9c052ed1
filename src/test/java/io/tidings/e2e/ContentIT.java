package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.dev.load.DescribedCalls;
import io.tidings.dev.run.Installation;
import io.tidings.pseudonym.NumberForms;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A key without {@code read-content}, whatever else it may do, sees a number and a text nowhere; a
 * key with it does.
 */
class ContentIT {

  private static final String RECIPIENT = "+385911630815";
  private static final String TEXT = "Your table for two, Ana Horvat";
  private static final NumberForms NUMBER = NumberForms.of(RECIPIENT, "+999000000000");
  private static final List<String> ALL_BUT_CONTENT =
      List.of("send", "read", "operate", "privacy", "admin");

  private final ApiClient api = new ApiClient(Installation.running().baseUri());
  private OpenMessage message;
  private int seconds = 1;

  /** The number and the text get wherever they can. */
  @BeforeEach
  void spread() {
    message = OpenMessage.sent(api, TEXT, RECIPIENT);
    report(message.id(), "\"to\":\"385911630815\"");
    report(
        UUID.randomUUID().toString(),
        "\"to\":\"385911630815\",\"callbackData\":\"+385 91 163 0815\"");
    report(
        UUID.randomUUID().toString(),
        "\"destination\":\"+385911630815\",\"text\":\"" + TEXT + "\"");
    refused("{\"results\":[{\"to\":\"385911630815\",\"text\":\"" + TEXT + "\"}]}");
    refused("no JSON, about 385911630815: " + TEXT);
  }

  private void report(String id, String more) {
    var answer =
        api.report(
            """
            {"results":[
              {"messageId":"%s",%s,"status":{"groupId":1,"id":7,"name":"PENDING_ENROUTE"}},
              {"event":"MO","from":"385911630815","to":"1","text":"%s"}]}
            """
                .formatted(id, more, TEXT));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private void refused(String body) {
    var call =
        api.request("/webhooks/infobip/reports/aWrongTokenOfAStranger")
            .header("Content-Type", "application/json")
            .header("X-Phone", RECIPIENT)
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(api.call(call).statusCode()).isEqualTo(401);
  }

  @Test
  void without_the_right_to_it_no_answer_has_a_number_or_a_text_in_it() {
    try (var key = MadeKey.of(api, "content", ALL_BUT_CONTENT)) {
      assertSoftly(
          softly ->
              answers(key)
                  .forEach(
                      (call, answer) -> {
                        softly.assertThat(NUMBER.replaceIn(answer)).as(call).isEqualTo(answer);
                        softly.assertThat(answer).as(call).doesNotContain("Ana", "Horvat");
                      }));
    }
  }

  /** Else the test before could have looked where nothing is. */
  @Test
  void with_the_right_to_it_the_same_answers_have_both() {
    var all = new ArrayList<>(ALL_BUT_CONTENT);
    all.add("read-content");
    try (var key = MadeKey.of(api, "content", all)) {
      assertSoftly(
          softly ->
              answers(key)
                  .forEach(
                      (call, answer) -> {
                        if (call.equals("GET /api/messages")) {
                          softly.assertThat(answer).as(call).contains(TEXT);
                        } else if (call.matches(
                            ".*(messages(?!/counts)|unmatched|webhook-calls/[0-9a-f]{8}-).*")) {
                          softly.assertThat(isIn(answer)).as(call).isTrue();
                        }
                      }));
    }
  }

  @Test
  void a_hidden_text_says_so_and_of_a_hidden_number_three_digits_stay() {
    try (var key = MadeKey.of(api, "content", List.of("read"))) {
      var read = ApiClient.json(get(key, "/api/messages/" + message.correlationId()));

      assertThat(read.isNull("text")).isTrue();
      assertThat(read.getBoolean("textHidden")).isTrue();
      assertThat(read.getJsonArray("messages").getJsonObject(0).getString("to")).isEqualTo("…815");
    }
  }

  /**
   * By the calls, each GET that the OpenAPI document has and all that answer with what they find.
   * The document itself is the same for everybody and has a name in an example.
   */
  private Map<String, String> answers(MadeKey key) {
    var answers = new LinkedHashMap<String, String>();
    DescribedCalls.read()
        .forEach(
            (path, methods) -> {
              if (methods.contains("GET")
                  && !path.endsWith("/events")
                  && !path.equals("/api/document")) {
                paths(path).forEach(filled -> answers.put("GET " + filled, get(key, filled)));
              }
            });
    var events = "/api/messages/" + message.correlationId() + "?events=true";
    answers.put("GET " + events, get(key, events));
    answers.put("search messages", post(key, "search", "*/*", "{\"correlationId\":\"%s\"}"));
    answers.put("export messages", post(key, "export", "*/*", "{\"correlationId\":\"%s\"}"));
    answers.put("messages as CSV", post(key, "export", "text/csv", "{\"correlationId\":\"%s\"}"));
    answers.put("follow messages", followed(by(key, path() + "/events")));
    answers.put("follow messages by ticket", followed(byTicket(key)));
    return answers;
  }

  private List<String> paths(String path) {
    if (path.equals("/api/webhook-calls/{id}")) {
      return webhookCalls().stream().map(id -> path.replace("{id}", id)).toList();
    }
    return List.of(
        path.replace("{correlationId}", message.correlationId())
            .replace("{messageId}", message.id())
            .replaceAll("\\{\\w+}", UUID.randomUUID().toString()));
  }

  /** Those with the number in them, which are among the newest. */
  private List<String> webhookCalls() {
    return api
        .getJson("/api/webhook-calls?limit=20")
        .getJsonArray("webhookCalls")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(call -> call.getString("id"))
        .filter(id -> isIn(api.get("/api/webhook-calls/" + id).body()))
        .toList();
  }

  private static boolean isIn(String text) {
    return !NUMBER.replaceIn(text).equals(text);
  }

  private String path() {
    return "/api/messages/" + message.correlationId();
  }

  private String get(MadeKey key, String path) {
    return key.get(api, path).body();
  }

  private String post(MadeKey key, String what, String form, String body) {
    var answer =
        api.call(
            api.request("/api/messages/" + what)
                .header("Authorization", "Bearer " + key.text())
                .header("Content-Type", "application/json")
                .header("Accept", form)
                .POST(BodyPublishers.ofString(body.formatted(message.correlationId())))
                .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpRequest by(MadeKey key, String path) {
    return api.request(path).header("Authorization", "Bearer " + key.text()).build();
  }

  private HttpRequest byTicket(MadeKey key) {
    var asked =
        api.request("/api/stream-tickets")
            .header("Authorization", "Bearer " + key.text())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"correlationIds\":[\"" + message.correlationId() + "\"]}"))
            .build();
    var ticket = ApiClient.json(api.call(asked).body()).getString("ticket");
    return api.request("/api/events?ticket=" + ticket).build();
  }

  /** From the snapshot to an event that comes while it is open. */
  private String followed(HttpRequest request) {
    try (var stream = EventStream.open(api, request)) {
      Eventually.isTrue("a snapshot", () -> !stream.received("snapshot").isEmpty());
      message.enRoute(seconds++);
      Eventually.isTrue("an event", () -> !stream.received("status").isEmpty());
      return stream.received().toString();
    }
  }
}
