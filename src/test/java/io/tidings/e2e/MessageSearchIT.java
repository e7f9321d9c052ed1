package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Finding messages by what somebody who asks about one knows. */
class MessageSearchIT {

  private static final String SEARCH = "/api/messages/search";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_message_is_found_by_its_number_however_that_is_written_and_told_with_what_it_is_one_of() {
    var reference = UUID.randomUUID().toString();
    var correlationId = send("+385911240101", reference, "Your table is ready. ".repeat(8));
    api.readWhenFinal(correlationId);

    for (var search :
        List.of(
            "{\"recipient\":\"+385 (91) 124-0101\",\"outcome\":\"delivered\"}",
            "{\"recipientEndsWith\":\"911 240101\",\"correlationId\":\"%s\"}"
                .formatted(correlationId),
            "{\"reference\":\"%s\"}".formatted(reference),
            "{\"correlationId\":\"%s\",\"country\":\"HR\",\"error\":0}".formatted(correlationId),
            "{\"caller\":\"tests\",\"sender\":\"Finder\",\"reference\":\"%s\"}"
                .formatted(reference))) {
      var found = search(search).getJsonArray("messages");
      assertThat(found).as(search).hasSize(1);
      var message = found.getJsonObject(0);
      assertThat(message.getString("to")).isEqualTo("+385911240101");
      assertThat(message.getString("outcome")).isEqualTo("delivered");
      assertThat(message.getString("clientReference")).isEqualTo(reference);
      assertThat(message.getString("correlationId")).isEqualTo(correlationId);
      assertThat(message.getString("caller")).isEqualTo("tests");
      assertThat(message.getString("sender")).isEqualTo("Finder");
      assertThat(message.getString("textBeginning")).startsWith("Your table").endsWith("…");
      var links = message.getJsonObject("links");
      assertThat(api.getJson(links.getString("self")).getString("id"))
          .isEqualTo(message.getString("id"));
      assertThat(api.getJson(links.getString("sendRequest")).getString("correlationId"))
          .isEqualTo(correlationId);
    }
  }

  @Test
  void what_fits_not_in_all_is_not_found() {
    var reference = UUID.randomUUID().toString();
    send("+385911240201", reference, "Not this");

    for (var other :
        List.of(
            "\"outcome\":\"cancelled\"",
            "\"caller\":\"another\"",
            "\"sender\":\"Other\"",
            "\"country\":\"SI\"",
            "\"error\":\"EC_NOBODY_HAS\"",
            "\"recipientEndsWith\":\"9999\"",
            "\"messageId\":\"" + UUID.randomUUID() + "\"",
            "\"to\":\"2020-01-01T00:00:00Z\"",
            "\"from\":\"2100-01-01T00:00:00Z\"")) {
      var found = search("{\"reference\":\"%s\",%s}".formatted(reference, other));
      assertThat(found.getJsonArray("messages")).as(other).isEmpty();
      assertThat(found).as(other).doesNotContainKey("nextCursor").containsKey("logPosition");
    }
  }

  @Test
  void pages_go_on_newest_first_by_a_cursor_that_tells_no_number() {
    var accepted = api.send("Paged", "+385911240301", "+385911240302", "+385911240303");
    var ids = ids(accepted);
    var request =
        "\"correlationId\":\"%s\",\"limit\":2".formatted(accepted.getString("correlationId"));

    var first = search("{" + request + "}");
    var cursor = first.getString("nextCursor");
    var second = search("{%s,\"cursor\":\"%s\"}".formatted(request, cursor));

    assertThat(ids(first)).containsExactly(ids.get(2), ids.get(1));
    assertThat(ids(second)).containsExactly(ids.get(0));
    assertThat(second).doesNotContainKey("nextCursor");
    assertThat(cursor).doesNotContain("91124", "0301");
  }

  @Test
  void what_is_asked_wrongly_is_named_and_nobody_without_a_key_is_answered() {
    var answer =
        api.post(SEARCH, "{\"recipient\":\"0911240401\",\"colour\":\"red\",\"limit\":1000}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"field\":\"recipient\"", "\"field\":\"colour\"", "\"field\":\"limit\"")
        .doesNotContain("0911240401");
    assertThat(api.post(SEARCH, "[]").statusCode()).isEqualTo(400);
    assertThat(
            api.call(api.request(SEARCH).POST(BodyPublishers.ofString("{}")).build()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_number_that_is_looked_for_is_in_no_log_line_and_no_metric() throws IOException {
    for (var search :
        List.of(
            "{\"recipient\":\"+385911249701\"}",
            "{\"recipientEndsWith\":\"911249701\"}",
            "{\"recipient\":\"x911249701\",\"cursor\":\"911249701\"}")) {
      assertThat(api.post(SEARCH, search).body()).doesNotContain("911249701");
    }

    assertThat(Files.readString(installation.serverLog())).doesNotContain("911249701");
    assertThat(api.get("/api/metrics").body()).doesNotContain("911249701");
  }

  private String send(String number, String reference, String text) {
    var body =
        Json.createObjectBuilder()
            .add("text", text)
            .add("sender", "Finder")
            .add(
                "recipients",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("to", number)
                            .add("clientReference", reference)))
            .build();
    return ok(api.post("/api/messages", body.toString()), 202).getString("correlationId");
  }

  private JsonObject search(String body) {
    return ok(api.post(SEARCH, body), 200);
  }

  private static JsonObject ok(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return ApiClient.json(response.body());
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("messages")
        .getValuesAs(message -> ((JsonObject) message).getString("id"));
  }
}
