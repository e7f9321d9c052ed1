package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person who asks for it is forgotten, and what became of the messages stays known. */
class ErasureIT {

  private static final String ERASURES = "/api/erasures";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_person_is_erased_and_a_late_report_does_not_bring_the_number_back()
      throws SQLException, IOException {
    var number = "385911270101";
    var sent = api.send("For you alone", "+" + number);
    var correlationId = sent.getString("correlationId");
    api.readWhenFinal(correlationId);
    var id = sent.getJsonArray("messages").getJsonObject(0).getString("id");

    var asked = api.post(ERASURES, "{\"recipient\":\"+385 91 127-0101\"}");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    var place = asked.headers().firstValue("Location").orElseThrow();
    assertThat(place).contains("/api/erasures/");
    var done =
        Eventually.get(
            "the erasure",
            () -> api.getJson(place.substring(place.indexOf("/api/"))),
            erasure -> erasure.getString("state").equals("done"));

    assertThat(done.getString("askedBy")).isEqualTo("tests");
    assertThat(done.getString("pseudonym")).matches("\\+999[0-9]{9}");
    assertThat(done.getJsonObject("erased").getInt("messages")).isEqualTo(1);
    assertThat(done.getJsonObject("erased").getInt("texts")).isEqualTo(1);
    assertThat(done.getJsonObject("erased").getInt("webhookCalls")).isPositive();
    assertThat(done.getString("lastMessageId")).isEqualTo(id);
    assertThat(done.getString("digest")).matches("[0-9a-f]{64}");
    assertThat(done).doesNotContainKey("statisticsNotRenewed");
    assertThat(api.getJson(ERASURES).getJsonArray("erasures")).contains(done);
    var read = api.read(correlationId);
    assertThat(read.isNull("text")).isTrue();
    assertThat(read.getJsonArray("messages").getJsonObject(0).getString("to"))
        .isEqualTo(done.getString("pseudonym"));
    assertThat(read.getJsonArray("messages").getJsonObject(0).getString("outcome"))
        .isEqualTo("delivered");

    assertThat(api.report(late(id, number)).statusCode()).isEqualTo(200);

    assertThat(
            Rows.of(
                installation.postgres(),
                "select cast(count(*) as text) from webhook_call where position('%s'::bytea in body) > 0"
                    .formatted(number)))
        .containsExactly("0");
    assertThat(api.read(correlationId).getJsonArray("events").getValuesAs(JsonObject.class))
        .last()
        .satisfies(event -> assertThat(event.getString("source")).isEqualTo("REPORT"))
        .satisfies(event -> assertThat(event.toString()).doesNotContain(number));
    assertThat(Files.readString(installation.serverLog())).doesNotContain(number, "91 127-0101");
  }

  private static String late(String id, String number) {
    return """
        {"results":[{"messageId":"%s","to":"%s","doneAt":"%s","status":{"groupId":5,"id":9,
        "name":"REJECTED_NETWORK"}}]}"""
        .formatted(id, number, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void while_a_message_waits_nobody_is_erased_and_it_is_named() {
    var body =
        """
        {"text":"Later","recipients":["+385911270201"],"sendAt":"%s"}"""
            .formatted(Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
    var scheduled = ApiClient.json(api.post("/api/messages", body).body());

    var refused = api.post(ERASURES, "{\"recipient\":\"+385911270201\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
    var problem = ApiClient.json(refused.body());
    assertThat(problem.getString("type")).endsWith("/messages-not-final");
    assertThat(problem.getInt("count")).isEqualTo(1);
    var named = problem.getJsonArray("messages").getJsonObject(0);
    assertThat(named.getString("correlationId")).isEqualTo(scheduled.getString("correlationId"));
    assertThat(named.getString("status")).isEqualTo("SCHEDULED");
    assertThat(refused.body()).doesNotContain("911270201");
  }

  @Test
  void what_is_asked_wrongly_is_named() {
    for (var body : new String[] {"{}", "{\"recipient\":\"0911270301\"}", "{\"recipient\":385}"}) {
      var refused = api.post(ERASURES, body);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(refused.body()).contains("\"field\":\"recipient\"").doesNotContain("0911270301");
    }
    assertThat(api.post(ERASURES, "{\"recipient\":\"+385911270301\",\"now\":true}").body())
        .contains("\"field\":\"now\"");
    assertThat(api.post(ERASURES, "nonsense").statusCode()).isEqualTo(400);
    assertThat(api.get(ERASURES + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(api.get(ERASURES + "/nonsense").statusCode()).isEqualTo(404);
    assertThat(api.get(ERASURES + "?cursor=nonsense").body()).contains("\"field\":\"cursor\"");
  }

  @Test
  void only_operators_erase() {
    var request =
        api.request(ERASURES)
            .header("Authorization", "Bearer " + Installation.KEY_OF_ANOTHER_CALLER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"recipient\":\"+385911270401\"}"))
            .build();

    assertThat(api.call(request).statusCode()).isEqualTo(403);
    assertThat(
            api.call(api.request(ERASURES).POST(BodyPublishers.ofString("{}")).build())
                .statusCode())
        .isEqualTo(401);
  }
}
