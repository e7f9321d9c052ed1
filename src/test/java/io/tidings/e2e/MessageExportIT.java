package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exporting messages over HTTP. */
class MessageExportIT {

  private static final String EXPORT = "/api/messages/export";
  private static final String FOUND = "/api/messages/search/export";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void all_that_is_stored_of_a_number_comes_as_lines_with_an_end() {
    var accepted = api.send("Read at the table", "+385911250101");
    var correlationId = accepted.getString("correlationId");
    var read = api.readWhenFinal(correlationId);

    var answer = export("{\"recipient\":\"+385 91 125 0101\"}", Installation.KEY, "*/*");
    var lines = lines(answer);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-ndjson");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=messages.ndjson");
    assertThat(lines.get(0).getString("kind")).isEqualTo("export");
    assertThat(lines.get(0).getJsonObject("asked").getString("recipient"))
        .isEqualTo("+385 91 125 0101");
    var told = lines.get(1);
    assertThat(told.getString("kind")).isEqualTo("message");
    assertThat(told.getJsonObject("sendRequest").getString("text")).isEqualTo("Read at the table");
    assertThat(told.getJsonObject("sendRequest").getString("correlationId"))
        .isEqualTo(correlationId);
    assertThat(told.getJsonObject("message").getString("outcome")).isEqualTo("delivered");
    assertThat(told.getJsonArray("history")).isEqualTo(read.getJsonArray("events"));
    var end = lines.get(lines.size() - 1);
    assertThat(end.getString("kind")).isEqualTo("end");
    assertThat(end.getInt("messages")).isEqualTo(1);
  }

  @Test
  void who_may_operate_gets_what_belongs_to_no_message_and_others_do_not() {
    var foreign = UUID.randomUUID();
    assertThat(
            api.report(
                    """
                    {"results":[{"messageId":"%s","to":"385911250201",
                     "status":{"groupId":3,"id":5}}]}
                    """
                        .formatted(foreign))
                .statusCode())
        .isEqualTo(200);
    var body = "{\"recipient\":\"+385911250201\"}";

    var ofOperator = lines(export(body, Installation.KEY, "application/x-ndjson"));
    var ofOther = linesOfWhoMayNotOperate(body);

    assertThat(ofOperator)
        .extracting(line -> line.getString("kind"))
        .containsExactly("export", "unmatchedReport", "end");
    assertThat(ofOperator.get(1).getString("messageId")).isEqualTo(foreign.toString());
    assertThat(ofOther).extracting(line -> line.getString("kind")).containsExactly("export", "end");
    assertThat(ofOther.get(0).getJsonArray("kinds")).hasSize(1);
  }

  private List<JsonObject> linesOfWhoMayNotOperate(String body) {
    try (var key = MadeKey.of(api, "export", List.of("privacy"))) {
      return lines(export(body, key.text(), "application/x-ndjson"));
    }
  }

  @Test
  void a_table_has_a_row_for_each_message_and_no_formula() {
    var accepted = api.send("=1+2, said \"nobody\"", "+385911250301", "+385911250302");
    var correlationId = accepted.getString("correlationId");

    var answer =
        export("{\"correlationId\":\"%s\"}".formatted(correlationId), Installation.KEY, "text/csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    var rows = answer.body().split("\r\n", -1);
    assertThat(rows).hasSize(4);
    assertThat(rows[1])
        .startsWith(correlationId)
        .contains(",+385911250302,")
        .endsWith(",\"'=1+2, said \"\"nobody\"\"\"");
    assertThat(rows[2]).contains(",+385911250301,");
  }

  @Test
  void what_a_search_finds_is_exported_for_whoever_may_search_for_it() {
    var accepted = api.send("Found, said \"nobody\"", "+385911250501", "+385911250502");
    var correlationId = accepted.getString("correlationId");
    var body = "{\"correlationId\":\"%s\"}".formatted(correlationId);
    var byNumber = "{\"recipient\":\"+385911250501\"}";

    try (var reader = MadeKey.of(api, "found", List.of("read"))) {
      var table = export(FOUND, body, reader.text(), "text/csv");
      assertThat(table.statusCode()).isEqualTo(200);
      assertThat(table.body().split("\r\n", -1)).hasSize(4);
      assertThat(table.body())
          .startsWith("\ufeffcorrelationId,")
          .contains(",…502,", ",…501,")
          .doesNotContain("385911250501", "nobody");
      assertThat(export(FOUND, byNumber, reader.text(), "text/csv").statusCode()).isEqualTo(403);
    }
    var lines = lines(export(FOUND, byNumber, Installation.KEY, "application/x-ndjson"));
    assertThat(lines)
        .extracting(line -> line.getString("kind"))
        .containsExactly("export", "message", "end");
    assertThat(lines.get(1).getString("to")).isEqualTo("+385911250501");
    assertThat(lines.get(1).getString("textBeginning")).isEqualTo("Found, said \"nobody\"");
    assertThat(export(FOUND, "{\"limit\":5}", Installation.KEY, "*/*").body())
        .contains("\"field\":\"limit\"");
  }

  @Test
  void what_is_asked_wrongly_is_named_and_nobody_without_a_key_is_answered() {
    var wrong = export("{\"recipient\":\"0911250401\",\"limit\":5}", Installation.KEY, "*/*");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("\"field\":\"recipient\"", "\"field\":\"limit\"")
        .doesNotContain("0911250401");
    assertThat(export("{}", Installation.KEY, "image/png").statusCode()).isEqualTo(406);
    assertThat(
            api.call(api.request(EXPORT).POST(BodyPublishers.ofString("{}")).build()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_number_that_is_exported_is_in_no_log_line_and_no_metric() throws IOException {
    var accepted = api.send("Nobody logs it", "+385911259701");
    api.readWhenFinal(accepted.getString("correlationId"));
    export("{\"recipient\":\"+385911259701\"}", Installation.KEY, "*/*");

    assertThat(Files.readString(installation.serverLog()))
        .contains("tests exported 1 messages")
        .doesNotContain("911259701");
    assertThat(api.get("/api/metrics").body()).doesNotContain("911259701");
  }

  private HttpResponse<String> export(String body, String key, String accept) {
    return export(EXPORT, body, key, accept);
  }

  private HttpResponse<String> export(String path, String body, String key, String accept) {
    return api.call(
        api.request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static List<JsonObject> lines(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(ApiClient::json).toList();
  }
}
