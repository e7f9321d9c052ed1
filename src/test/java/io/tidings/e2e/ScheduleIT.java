package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is to be sent later can be moved and cancelled, and a cancelled message never leaves. */
class ScheduleIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @Test
  void a_scheduled_message_waits_for_its_time() {
    var sendAt = Instant.now().plusMillis(2_500);
    var accepted = schedule(sendAt, 1);
    assertThat(accepted.getJsonArray("messages").getJsonObject(0).getString("status"))
        .isEqualTo("SCHEDULED");

    var waiting = api.read(id(accepted));
    assertThat(Instant.parse(waiting.getString("sendAt"))).isBetween(sendAt.minusMillis(1), sendAt);
    assertThat(statuses(waiting)).containsOnly("SCHEDULED");

    var read = api.readWhenFinal(id(accepted));
    assertThat(statuses(read)).containsOnly("DELIVERED_TO_HANDSET");
    assertThat(Instant.parse(message(read, 0).getString("submittedAt")))
        .isAfterOrEqualTo(sendAt.minusMillis(1));
    assertThat(read.getJsonArray("events").getValuesAs(JsonObject.class))
        .extracting(event -> event.getString("status"))
        .containsExactly("PENDING_ACCEPTED", "DELIVERED_TO_HANDSET");
  }

  @Test
  void it_can_be_moved_while_it_waits() {
    var accepted = schedule(Instant.now().plus(Duration.ofHours(1)), 2);
    var sendAt = soon();

    var moved = move(id(accepted), sendAt.toString());
    assertThat(moved.body())
        .isEqualTo(
            "{\"correlationId\":\"%1$s\",\"sendAt\":\"%2$s\",\"links\":%3$s}"
                .formatted(id(accepted), sendAt, accepted.getJsonObject("links")));
    assertThat(moved.statusCode()).isEqualTo(200);

    var read = api.readWhenFinal(id(accepted));
    assertThat(read.getString("sendAt")).isEqualTo(sendAt.toString());
    assertThat(statuses(read)).containsOnly("DELIVERED_TO_HANDSET");
    assertProblem(move(id(accepted), soon().toString()), 409, tooLate());
  }

  private static Instant soon() {
    return Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
  }

  @Test
  void a_cancelled_send_request_ends_and_never_leaves() {
    var accepted = schedule(Instant.now().plus(Duration.ofDays(100)), 3);
    try (var stream = EventStream.follow(api, id(accepted))) {
      Eventually.isTrue("the snapshot", () -> stream.names().contains("snapshot"));
      assertThat(cancel(id(accepted)).statusCode()).isEqualTo(204);
      assertThat(stream.awaitEnd().names())
          .containsExactly("snapshot", "status", "status", "status", "end");
    }

    var read = api.read(id(accepted));
    assertThat(read.getBoolean("final")).isTrue();
    assertThat(statuses(read)).containsOnly("CANCELLED");
    assertThat(read.getJsonObject("outcomes").getInt("cancelled")).isEqualTo(3);
    assertThat(read.getJsonObject("outcomes").getInt("failed")).isZero();
    assertThat(read.getJsonArray("events").getValuesAs(JsonObject.class))
        .hasSize(3)
        .allSatisfy(
            event -> {
              assertThat(event.getString("source")).isEqualTo("TIDINGS");
              assertThat(event.getString("reason")).isEqualTo("cancelled by tests");
              assertThat(event.getBoolean("final")).isTrue();
            });
    assertThat(cancel(id(accepted)).statusCode()).isEqualTo(204);
    assertProblem(
        move(id(accepted), soon().toString()),
        409,
        problem(
            "cancelled",
            409,
            "The send request is cancelled",
            "Send it anew; nothing was changed."));
    assertThat(api.read(id(accepted))).isEqualTo(read);
    assertThat(submits(read)).isZero();
  }

  @Test
  void it_is_too_late_once_a_message_has_been_submitted() {
    var correlationId = api.send("Now", "+385911229901").getString("correlationId");
    api.readWhenFinal(correlationId);

    assertProblem(cancel(correlationId), 409, tooLate());
    assertProblem(
        move(correlationId, soon().toString()),
        409,
        problem(
            "not-scheduled",
            409,
            "The send request has no time to send",
            "It was to be sent at once; nothing was changed."));
  }

  @Test
  void what_is_not_there_can_neither_be_moved_nor_cancelled() {
    var unknown = problem("not-found", 404, "Not found", "There is no send request with this id.");
    for (var id : List.of(UUID.randomUUID().toString(), "not-an-id")) {
      assertProblem(cancel(id), 404, unknown);
      assertProblem(move(id, soon().toString()), 404, unknown);
    }
  }

  @Test
  void a_time_that_cannot_be_is_refused() {
    var id = id(schedule(Instant.now().plus(Duration.ofHours(1)), 1));
    var before = api.read(id);

    assertViolation(put(id, "{}"), "sendAt", "is missing");
    assertViolation(put(id, "{\"sendAt\":null}"), "sendAt", "is missing");
    assertViolation(move(id, "2020-01-01T00:00:00Z"), "sendAt", "must not be in the past");
    assertViolation(move(id, "9999-01-01T00:00:00Z"), "sendAt", "must be at most 180 days ahead");
    assertViolation(
        move(id, "soon"),
        "sendAt",
        "must be a moment with its offset, such as 2026-11-23T14:00:00+01:00 or with Z");
    assertViolation(
        put(id, "{\"sendAt\":\"" + soon() + "\",\"at\":1}"),
        "at",
        "is not a field this call knows");
    assertThat(api.read(id)).isEqualTo(before);
    assertThat(cancel(id).statusCode()).isEqualTo(204);
  }

  @Test
  void a_time_that_has_passed_meanwhile_does_not_spoil_a_repeat() {
    var key = UUID.randomUUID().toString();
    var sendAt = Instant.now().minusSeconds(57);
    var body = body(sendAt, 1).toString();
    var first = send(key, body);
    assertThat(first.statusCode()).isEqualTo(202);
    api.readWhenFinal(id(ApiClient.json(first.body())));

    Eventually.isTrue(
        "the time to have passed", () -> Instant.now().isAfter(sendAt.plusSeconds(61)));
    assertViolation(send(UUID.randomUUID().toString(), body), "sendAt", "must not be in the past");
    var again = send(key, body);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  private HttpResponse<String> send(String key, String body) {
    return api.call(
        api.authorised("/api/messages")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The relay takes up to 5 messages of each at the moment they are due; so do the cancels. */
  @Test
  void a_cancel_that_races_with_the_relay_wins_for_all_messages_or_for_none() throws Exception {
    Map<String, CompletableFuture<HttpResponse<String>>> cancels = new LinkedHashMap<>();
    for (int request = 0; request < 60; request++) {
      var sendAt = Instant.now().plusMillis(1_500);
      var id = id(schedule(sendAt, 5));
      // some before it is due, some when a relay takes it up, some after
      var wait = Duration.between(Instant.now(), sendAt.plusMillis(request * 20 - 200));
      var later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
      cancels.put(
          id,
          CompletableFuture.supplyAsync(() -> cancelLater(id), later)
              .thenCompose(answer -> answer));
    }

    int won = 0;
    for (var entry : cancels.entrySet()) {
      var answer = entry.getValue().get(90, TimeUnit.SECONDS);
      var read = api.readWhenFinal(entry.getKey());
      if (answer.statusCode() == 204) {
        won++;
        assertThat(statuses(read)).containsOnly("CANCELLED");
        assertThat(submits(read)).isZero();
      } else {
        assertProblem(answer, 409, tooLate());
        assertThat(statuses(read)).containsOnly("DELIVERED_TO_HANDSET");
        assertThat(submits(read)).isEqualTo(5);
      }
    }
    assertThat(won).isBetween(1, 59);
  }

  private CompletableFuture<HttpResponse<String>> cancelLater(String correlationId) {
    return api.http()
        .sendAsync(api.authorised(path(correlationId)).DELETE().build(), BodyHandlers.ofString());
  }

  private JsonObject schedule(Instant sendAt, int recipients) {
    var response = api.post("/api/messages", body(sendAt, recipients).toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return ApiClient.json(response.body());
  }

  private static JsonObject body(Instant sendAt, int recipients) {
    var numbers = Json.createArrayBuilder();
    IntStream.range(0, recipients)
        .forEach(n -> numbers.add("+38591122%04d".formatted(100 * n + 1)));
    return Json.createObjectBuilder()
        .add("text", "Later")
        .add("recipients", numbers)
        .add("sendAt", sendAt.toString())
        .build();
  }

  private HttpResponse<String> cancel(String correlationId) {
    return api.call(api.authorised(path(correlationId)).DELETE().build());
  }

  private HttpResponse<String> move(String correlationId, String sendAt) {
    return put(correlationId, "{\"sendAt\":\"" + sendAt + "\"}");
  }

  private HttpResponse<String> put(String correlationId, String body) {
    return api.call(api.authorised(path(correlationId)).PUT(BodyPublishers.ofString(body)).build());
  }

  private static String path(String correlationId) {
    return "/api/messages/" + correlationId + "/schedule";
  }

  private int submits(JsonObject read) {
    return read.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
        .map(message -> installation.simulator().ledger(message.getString("id")))
        .mapToInt(entry -> entry.map(found -> found.getInt("accepted")).orElse(0))
        .sum();
  }

  private static String id(JsonObject accepted) {
    return accepted.getString("correlationId");
  }

  private static JsonObject message(JsonObject read, int place) {
    return read.getJsonArray("messages").getJsonObject(place);
  }

  private static List<String> statuses(JsonObject read) {
    return read.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
        .map(message -> message.getString("status"))
        .toList();
  }

  private static String tooLate() {
    return problem(
        "too-late",
        409,
        "It is too late to change the send request",
        "At least one of its messages is being submitted or was; nothing was changed.");
  }

  private static String problem(String slug, int status, String title, String detail) {
    return "{\"type\":\"https://tidings.io/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
        .formatted(slug, title, status, detail);
  }

  private static void assertViolation(HttpResponse<String> answer, String field, String message) {
    assertProblem(
        answer,
        400,
        problem(
                "invalid-request",
                400,
                "The request is not valid",
                "One field needs a correction; nothing was stored.")
            .replaceFirst(
                "}$",
                ",\"violations\":[{\"field\":\"%s\",\"message\":\"%s\"}]}"
                    .formatted(field, message)));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String problem) {
    assertThat(answer.body()).isEqualTo(problem);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }
}
