package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A text is deleted when it is asked for, and everything else stays. */
class TextDeletionIT {

  private static final String TEXT = "The code of the zeppelin is 4711";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_text_that_was_deleted_is_nowhere_and_everything_else_is_told_as_before()
      throws SQLException {
    var correlationId = api.send(TEXT, "+385911250101", "+385911250203").getString("correlationId");
    var before = api.readWhenFinal(correlationId);

    assertThat(delete(correlationId).statusCode()).isEqualTo(204);

    var after = api.read(correlationId);
    assertThat(after.isNull("text")).isTrue();
    var deletedAt = after.getString("textDeletedAt");
    for (var member : List.of("messages", "events", "createdAt", "final", "outcomes")) {
      assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
    }
    var listed = entry(api.getJson("/api/messages").getJsonArray("sendRequests"), correlationId);
    assertThat(listed.isNull("text")).isTrue();
    assertThat(listed.getString("textDeletedAt")).isEqualTo(deletedAt);
    var found =
        ApiClient.json(
            api.post("/api/messages/search", "{\"correlationId\":\"" + correlationId + "\"}")
                .body());
    assertThat(entry(found.getJsonArray("messages"), correlationId).isNull("textBeginning"))
        .isTrue();
    assertThat(delete(correlationId).statusCode()).isEqualTo(204);
    assertThat(api.read(correlationId).getString("textDeletedAt")).isEqualTo(deletedAt);
    assertThat(
            Rows.of(
                installation.postgres(),
                "select text_deleted_by from send_request where correlation_id = '%s'"
                    .formatted(correlationId)))
        .containsExactly("tests");
    assertThat(copies()).isEmpty();
  }

  /** The tables in which it is, of all that hold text of any kind. */
  private List<String> copies() throws SQLException {
    return Rows.of(
        installation.postgres(),
        """
        select 'send_request' from send_request s where s::text like '%1$s'
        union all select 'message' from message m where m::text like '%1$s'
        union all select 'event' from event e where e::text like '%1$s'
        union all select 'unmatched_report' from unmatched_report u where u::text like '%1$s'
        union all select 'webhook_call' from webhook_call c
          where encode(c.body, 'escape') like '%1$s' or c.headers like '%1$s'
        """
            .formatted("%zeppelin%"));
  }

  @Test
  void what_must_still_be_submitted_keeps_its_text() {
    var body =
        "{\"recipients\":[\"+385911250301\"],\"text\":\"Later\",\"sendAt\":\"%s\"}"
            .formatted(Instant.now().plus(Duration.ofDays(9)));
    var correlationId =
        ApiClient.json(api.post("/api/messages", body).body()).getString("correlationId");

    var refused = delete(correlationId);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("/problems/text-still-needed", "1 must still be submitted");
    assertThat(api.read(correlationId).getString("text")).isEqualTo("Later");

    var schedule = "/api/messages/" + correlationId + "/schedule";
    assertThat(api.call(api.authorised(schedule).DELETE().build()).statusCode()).isEqualTo(204);
    assertThat(delete(correlationId).statusCode()).isEqualTo(204);
  }

  @Test
  void the_call_that_sent_it_gets_the_same_answer_again() {
    var key = UUID.randomUUID().toString();
    var body = "{\"recipients\":[\"+385911250401\"],\"text\":\"Once\"}";
    var correlationId = ApiClient.json(send(key, body).body()).getString("correlationId");
    api.readWhenFinal(correlationId);
    assertThat(delete(correlationId).statusCode()).isEqualTo(204);

    var again = send(key, body);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(ApiClient.json(again.body()).getString("correlationId")).isEqualTo(correlationId);
    assertThat(send(key, body.replace("Once", "Twice")).statusCode()).isEqualTo(422);
  }

  @Test
  void nothing_is_deleted_of_what_is_not_there_or_by_nobody() {
    assertThat(delete(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    assertThat(delete("nonsense").statusCode()).isEqualTo(404);
    var path = "/api/messages/" + UUID.randomUUID() + "/text";
    assertThat(api.call(api.request(path).DELETE().build()).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> send(String key, String body) {
    return api.call(
        api.authorised("/api/messages")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete(String correlationId) {
    return api.call(api.authorised("/api/messages/" + correlationId + "/text").DELETE().build());
  }

  private static JsonObject entry(JsonArray list, String correlationId) {
    return list.stream()
        .map(JsonObject.class::cast)
        .filter(entry -> entry.getString("correlationId").equals(correlationId))
        .findFirst()
        .orElseThrow();
  }
}
