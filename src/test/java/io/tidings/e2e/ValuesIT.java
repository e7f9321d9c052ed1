package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One send request, and a text for each of its recipients. */
class ValuesIT {

  private static final String BODY =
      """
      {"text": "Dear {{name}}, your table is ready.", "recipients": [
        {"to": "+385911%1$s101", "values": {"name": "Anastazija"}},
        {"to": "+385911%1$s201", "values": {"name": "%2$s"}},
        {"to": "+385911%1$s303", "values": {"name": "Ivo"}}]}
      """;
  private static final String LONG_NAME = "Maximilian".repeat(16);

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void each_recipient_gets_a_text_with_segments_and_a_report_of_its_own() {
    var sent = ApiClient.json(api.post("/api/messages", BODY.formatted("281", LONG_NAME)).body());
    var correlationId = sent.getString("correlationId");
    try (var stream = EventStream.follow(api, correlationId)) {
      assertThat(stream.awaitEnd().received("status"))
          .anyMatch(event -> event.data().contains("\"segments\":2"))
          .noneMatch(event -> event.data().contains("Anastazija"));
    }
    var read = api.readWhenFinal(correlationId);

    assertThat(read.getString("text")).isEqualTo("Dear {{name}}, your table is ready.");
    assertThat(messages(read))
        .extracting(message -> message.getInt("segments"))
        .containsExactly(1, 2, 1);
    assertThat(messages(read))
        .extracting(message -> message.getString("outcome"))
        .containsExactly("delivered", "delivered", "failed");
    assertThat(messages(read))
        .extracting(this::submitted)
        .containsExactly(text("Anastazija"), text(LONG_NAME), text("Ivo"));
    assertThat(messages(read))
        .extracting(message -> own(correlationId, message).getString("text"))
        .containsExactly(text("Anastazija"), text(LONG_NAME), text("Ivo"));
  }

  @Test
  void values_are_gone_with_the_text() throws Exception {
    var correlationId = sentToTheEnd("282");

    assertThat(delete("/api/messages/" + correlationId + "/text").statusCode()).isEqualTo(204);

    assertThat(valued(correlationId)).containsExactly("0");
    assertThat(own(correlationId, messages(api.read(correlationId)).get(0)).isNull("text"))
        .isTrue();
  }

  @Test
  void what_was_said_to_a_person_is_gone_with_them_and_others_keep_theirs() throws Exception {
    var correlationId = sentToTheEnd("283");

    var asked = api.post("/api/erasures", "{\"recipient\":\"+385911283101\"}");
    var place = asked.headers().firstValue("Location").orElseThrow();
    Eventually.get(
        "the erasure",
        () -> api.getJson(place.substring(place.indexOf("/api/"))),
        erasure -> erasure.getString("state").equals("done"));

    var messages = messages(api.read(correlationId));
    assertThat(valued(correlationId)).containsExactly("2");
    assertThat(own(correlationId, messages.get(0)).getString("text")).isEqualTo(text("{{name}}"));
    assertThat(own(correlationId, messages.get(2)).getString("text")).isEqualTo(text("Ivo"));
    assertThat(Files.readString(installation.serverLog())).doesNotContain("Anastazija");
  }

  @Test
  void other_values_are_another_send_request() {
    var key = UUID.randomUUID().toString();
    var body = BODY.formatted("284", "Mia");

    assertThat(send(key, body).statusCode()).isEqualTo(202);
    assertThat(send(key, body).headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(send(key, body.replace("Mia", "Lea")).statusCode()).isEqualTo(422);
  }

  @Test
  void what_is_wrong_is_named_with_its_place_and_nothing_is_stored() {
    var refused =
        api.post(
            "/api/messages", BODY.formatted("285", "Mia").replace("\"name\": \"I", "\"nam\": \"I"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "\"field\":\"recipients[2].values.name\"", "\"field\":\"recipients[2].values.nam\"")
        .doesNotContain("Ivo", "Anastazija");
  }

  @Test
  void a_preview_tells_segments_and_what_they_may_cost() {
    sentToTheEnd("286");
    var body = BODY.formatted("286", LONG_NAME).replaceFirst("\\{", "{\"estimate\": true, ");

    var preview = ApiClient.json(api.post("/api/messages/preview", body).body());

    var filled = preview.getJsonObject("filled");
    assertThat(filled.getJsonArray("each").toString()).isEqualTo("[1,2,1]");
    assertThat(filled.getInt("total")).isEqualTo(4);
    assertThat(filled.getJsonObject("longest").getInt("recipient")).isEqualTo(1);
    var estimate = preview.getJsonObject("estimate");
    assertThat(estimate.getJsonObject("unknown").getInt("recipients")).isZero();
    assertThat(estimate.getJsonArray("countries").getJsonObject(0).getString("country"))
        .isEqualTo("HR");
    assertThat(estimate.getJsonArray("cost")).isNotEmpty();
  }

  private static String text(String name) {
    return "Dear " + name + ", your table is ready.";
  }

  private String sentToTheEnd(String numbers) {
    var sent = ApiClient.json(api.post("/api/messages", BODY.formatted(numbers, "Mia")).body());
    var correlationId = sent.getString("correlationId");
    api.readWhenFinal(correlationId);
    return correlationId;
  }

  private static List<JsonObject> messages(JsonObject read) {
    return read.getJsonArray("messages").getValuesAs(JsonObject.class);
  }

  private JsonObject own(String correlationId, JsonObject message) {
    return api.getJson("/api/messages/" + correlationId + "/messages/" + message.getString("id"));
  }

  /** The text that Infobip was given. */
  private String submitted(JsonObject message) {
    return installation
        .simulator()
        .ledger(message.getString("id"))
        .orElseThrow()
        .getJsonArray("submits")
        .getJsonObject(0)
        .getJsonObject("content")
        .getString("text");
  }

  private List<String> valued(String correlationId) throws Exception {
    return Rows.of(
        installation.postgres(),
        "select cast(count(text_values) as text) from message where correlation_id = '%s'"
            .formatted(correlationId));
  }

  private HttpResponse<String> send(String key, String body) {
    return api.call(
        api.authorised("/api/messages")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete(String path) {
    return api.call(api.authorised(path).DELETE().build());
  }
}
