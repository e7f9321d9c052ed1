package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a test key everything works and nothing leaves. */
class SandboxIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());
  private MadeKey key;

  @BeforeEach
  void makeKey() {
    key = MadeKey.ofTest(api, "tests");
  }

  @AfterEach
  void revokeKey() {
    key.close();
  }

  private HttpResponse<String> call(String method, String path, String body, String... headers) {
    var request =
        api.request(path)
            .header("Authorization", "Bearer " + key.text())
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return api.call((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private String sent(String more, List<String> recipients, String... headers) {
    var answer =
        call(
            "POST",
            "/api/messages",
            "{\"text\":\"A test\",%s\"recipients\":[\"%s\"]}"
                .formatted(more, String.join("\",\"", recipients)),
            headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(ApiClient.json(answer.body()).getBoolean("test")).isTrue();
    return ApiClient.json(answer.body()).getString("correlationId");
  }

  private static List<JsonObject> messages(JsonObject read) {
    return read.getJsonArray("messages").getValuesAs(JsonObject.class);
  }

  /**
   * What the simulator never heard of it has in no ledger, whether by a submit or by a question.
   */
  private void neverLeft(JsonObject read) {
    assertThat(messages(read))
        .allSatisfy(
            message ->
                assertThat(installation.simulator().ledger(message.getString("id"))).isEmpty());
  }

  @Test
  void every_message_ends_as_its_last_digits_say_and_none_leaves() {
    var recipients = IntStream.rangeClosed(1, 15).mapToObj("+3859116409%02d"::formatted).toList();
    var correlationId = sent("", recipients);

    var read =
        Eventually.get(
            "all to be final and the ninth to be corrected",
            () -> api.read(correlationId),
            json -> json.getBoolean("final") && messages(json).get(8).getBoolean("corrected"));

    assertThat(read.getBoolean("test")).isTrue();
    assertThat(messages(read))
        .allMatch(message -> message.getBoolean("test"))
        .extracting(message -> message.getString("status"))
        .containsExactly(
            "DELIVERED_TO_HANDSET",
            "DELIVERED_TO_HANDSET",
            "UNDELIVERABLE_NOT_DELIVERED",
            "UNDELIVERABLE_NOT_DELIVERED",
            "EXPIRED_EXPIRED",
            "REJECTED_NOT_ENOUGH_CREDITS",
            "REJECTED_PREFIX_MISSING",
            "DELIVERED_TO_HANDSET",
            "DELIVERED_TO_HANDSET",
            "DELIVERED_TO_HANDSET",
            "DELIVERED_BY_PIGEON",
            "REJECTED_FLOODING_FILTER",
            "DELIVERED_TO_HANDSET",
            "NO_REPORT",
            "NO_REPORT");
    assertThat(read.getJsonArray("events").getValuesAs(JsonObject.class))
        .allMatch(event -> event.getString("source").equals("TEST") && event.getBoolean("test"));
    neverLeft(read);
  }

  @Test
  void a_stream_tells_of_each_step_and_ends() {
    var correlationId = sent("", List.of("+385911640902"));
    try (var stream =
        EventStream.open(
            api,
            api.request("/api/messages/" + correlationId + "/events")
                .header("Authorization", "Bearer " + key.text())
                .build())) {
      stream.awaitEnd();

      assertThat(stream.received("snapshot").get(0).json().getBoolean("test")).isTrue();
      assertThat(stream.names()).endsWith("status", "end");
    }
  }

  @Test
  void it_can_be_moved_and_cancelled() {
    var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
    var later = tomorrow.plus(1, ChronoUnit.DAYS);
    var correlationId = sent("\"sendAt\":\"%s\",".formatted(tomorrow), List.of("+385911640901"));
    var schedule = "/api/messages/" + correlationId + "/schedule";

    assertThat(call("PUT", schedule, "{\"sendAt\":\"%s\"}".formatted(later)).statusCode())
        .isBetween(200, 204);
    assertThat(call("DELETE", schedule, "").statusCode()).isBetween(200, 204);

    var read = api.read(correlationId);
    assertThat(Instant.parse(read.getString("sendAt"))).isAfter(tomorrow);
    assertThat(messages(read).get(0).getString("status")).isEqualTo("CANCELLED");
    neverLeft(read);
  }

  @Test
  void its_idempotency_keys_mean_nothing_to_a_key_that_is_none_of_a_test() {
    var recipients = List.of("+385911640901");
    var test = sent("", recipients, "Idempotency-Key", "order-16409");
    assertThat(sent("", recipients, "Idempotency-Key", "order-16409")).isEqualTo(test);

    try (var real = MadeKey.of(api, "tests", List.of("send", "read"))) {
      var answer =
          api.call(
              api.request("/api/messages")
                  .header("Authorization", "Bearer " + real.text())
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", "order-16409")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"text\":\"A test\",\"recipients\":[\"+385911640901\"]}"))
                  .build());
      var sent = ApiClient.json(answer.body());
      assertThat(sent.getString("correlationId")).isNotEqualTo(test);
      assertThat(sent).doesNotContainKey("test");
      api.readWhenFinal(sent.getString("correlationId"));
    }
  }

  @Test
  void it_reaches_nothing_that_was_really_sent() {
    var sent = api.send("No test", "+385911640901").getString("correlationId");
    var test = sent("", List.of("+385911640901"));
    var path = "/api/messages/" + sent;
    var moved = "{\"sendAt\":\"2031-01-01T00:00:00Z\"}";

    assertThat(
            List.of(
                call("GET", path, "").statusCode(),
                call("GET", path + "/history", "").statusCode(),
                call("GET", path + "/events", "").statusCode(),
                call("GET", "/api/events?correlationId=" + test + "&correlationId=" + sent, "")
                    .statusCode(),
                call("PUT", path + "/schedule", moved).statusCode(),
                call("DELETE", path + "/schedule", "").statusCode(),
                call("DELETE", path + "/text", "").statusCode(),
                call("POST", "/api/stream-tickets", "{\"correlationIds\":[\"%s\"]}".formatted(sent))
                    .statusCode()))
        .containsOnly(404);
    assertThat(call("GET", "/api/messages", "").body()).contains(test).doesNotContain(sent);
    assertThat(call("POST", "/api/messages/search", "{\"caller\":\"tests\"}").body())
        .contains(test)
        .doesNotContain(sent);
    assertThat(api.get("/api/messages").body()).contains(test, sent);
  }

  @Test
  void it_may_not_do_what_is_not_apart() {
    for (var scope : List.of("operate", "privacy", "admin")) {
      var answer =
          api.post(
              "/api/keys",
              "{\"caller\":\"tests\",\"test\":true,\"scopes\":[\"%s\"]}".formatted(scope));
      assertThat(answer.statusCode()).isEqualTo(400);
    }
    var session = ApiClient.json(key.get(api, "/api/session").body());
    assertThat(session.getBoolean("test")).isTrue();
  }
}
