package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A caller who asks again with the same key gets the same answer, and nobody gets a text twice. */
class IdempotencyIT {

  private static final String BODY =
      "{\"recipients\":[\"+385911170101\",\"+385911170102\"],\"text\":\"Once\"}";
  private static final String OTHER_BODY = "{\"recipients\":[\"+385911170101\"],\"text\":\"Once\"}";
  private static final String REUSED =
      "{\"type\":\"https://tidings.io/problems/idempotency-key-reused\","
          + "\"title\":\"The idempotency key was used for another send request\",\"status\":422,"
          + "\"detail\":\"Use a key of its own for each send request; nothing was stored.\"}";
  private static final String IN_PROGRESS =
      "{\"type\":\"https://tidings.io/problems/idempotency-key-in-progress\","
          + "\"title\":\"A call with this idempotency key has not ended yet\",\"status\":409,"
          + "\"detail\":\"Call again soon for its answer; this call stored nothing.\"}";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());
  private final String key = UUID.randomUUID().toString();

  @Test
  void the_same_call_again_gets_the_first_answer_and_sends_nothing() throws Exception {
    var first = send(key, BODY);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    api.readWhenFinal(correlationId(first));

    var again =
        send(
            '"' + key + '"',
            """
            { "text": "Once", "sender": null,
              "recipients": [ {"to": "+385 91 117 0101"}, "+385911170102" ] }
            """);
    assertReplayed(again, first);
    assertThat(storedWith(key)).containsExactly(correlationId(first));
  }

  @Test
  void what_asks_for_the_same_in_another_writing_is_the_same_call() throws Exception {
    var first = send(key, BODY.replace("Once", "Élodie"));
    assertThat(first.statusCode()).isEqualTo(202);

    var again =
        send(
            key,
            """
            { "text": "E\u0301lodie", "flash": false, "transliteration": "NONE",
              "validityPeriod": {"amount": 48, "timeUnit": "HOURS"},
              "recipients": ["\u202d+385\u00a091\u20111170101\u202c", "\uff0b385911170102"] }
            """);
    assertReplayed(again, first);
    assertThat(storedWith(key)).containsExactly(correlationId(first));
    assertThat(api.read(correlationId(first)).getString("text")).isEqualTo("Élodie");
  }

  @Test
  void without_a_key_every_call_sends() {
    assertThat(correlationId(api.post("/api/messages", BODY)))
        .isNotEqualTo(correlationId(api.post("/api/messages", BODY)));
  }

  @Test
  void a_key_cannot_be_used_for_another_body() throws Exception {
    var first = send(key, BODY);

    assertProblem(send(key, OTHER_BODY), 422, REUSED);
    assertReplayed(send(key, BODY), first);
    assertThat(storedWith(key)).containsExactly(correlationId(first));
  }

  @Test
  void a_refused_call_does_not_use_its_key_up() throws Exception {
    assertThat(send(key, "{\"recipients\":[],\"text\":\"Once\"}").statusCode()).isEqualTo(400);

    var stored = send(key, BODY);
    assertThat(stored.statusCode()).isEqualTo(202);
    assertThat(storedWith(key)).containsExactly(correlationId(stored));
  }

  @Test
  void what_can_be_no_key_is_refused() {
    for (var wrong : List.of("a b", "\"a", "k".repeat(256), "")) {
      assertProblem(
          send(wrong, BODY),
          400,
          refusal("must be 1 to 255 visible ASCII characters, in quotes or without"));
    }
    var two = post(BODY).header("Idempotency-Key", key).header("Idempotency-Key", key).build();
    assertProblem(api.call(two), 400, refusal("must be there only once"));
  }

  private static String refusal(String message) {
    return ("{\"type\":\"https://tidings.io/problems/invalid-request\","
            + "\"title\":\"The request is not valid\",\"status\":400,"
            + "\"detail\":\"One field needs a correction; nothing was stored.\","
            + "\"violations\":[{\"field\":\"Idempotency-Key\",\"message\":\"%s\"}]}")
        .formatted(message);
  }

  @Test
  void every_caller_has_keys_of_its_own() throws Exception {
    var first = send(key, BODY);
    var other =
        api.call(
            api.request("/api/messages")
                .header("Authorization", "Bearer " + Installation.KEY_OF_ANOTHER_CALLER)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(OTHER_BODY))
                .build());

    assertThat(other.statusCode()).isEqualTo(202);
    assertThat(storedWith(key))
        .containsExactlyInAnyOrder(correlationId(first), correlationId(other));
  }

  @Test
  void a_key_is_kept_for_24_hours_and_then_free_for_another_send_request() throws Exception {
    var first = send(key, BODY);
    makeOlder(first, "23 hours 59 minutes");
    assertReplayed(send(key, BODY), first);

    makeOlder(first, "1 minute");
    var second = send(key, OTHER_BODY);
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(second.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(storedWith(key)).containsExactly(correlationId(second));
    assertReplayed(send(key, OTHER_BODY), second);
    assertThat(api.read(correlationId(first)).getString("text")).isEqualTo("Once");
  }

  @Test
  void a_call_whose_first_is_not_stored_yet_is_asked_to_come_back_and_does_not_wait()
      throws Exception {
    CompletableFuture<HttpResponse<String>> first;
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table send_request in share row exclusive mode");
      first = api.http().sendAsync(keyed(key, BODY), BodyHandlers.ofString());
      Eventually.isTrue("the first call to be held up", this::somebodyWaitsToStore);

      var second = send(key, BODY);
      assertProblem(second, 409, IN_PROGRESS);
      assertThat(second.headers().firstValue("Retry-After")).contains("1");
      assertThat(first).isNotDone();
      connection.rollback();
    }
    var stored = first.join();
    assertThat(stored.statusCode()).isEqualTo(202);
    assertReplayed(send(key, BODY), stored);
  }

  private boolean somebodyWaitsToStore() {
    try {
      return !Rows.of(
              installation.postgres(),
              "select pid from pg_locks where not granted and relation = 'send_request'::regclass")
          .isEmpty();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void of_calls_that_race_with_a_key_exactly_one_is_stored() throws Exception {
    Map<String, List<CompletableFuture<HttpResponse<String>>>> pairs = new LinkedHashMap<>();
    for (int pair = 0; pair < 200; pair++) {
      var raced = "pair-" + pair + "-" + key;
      var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int call = 0; call < 2; call++) {
        calls.add(api.http().sendAsync(keyed(raced, BODY), BodyHandlers.ofString()));
      }
      pairs.put(raced, calls);
    }

    for (var pair : pairs.entrySet()) {
      var stored = storedAnswer(pair.getValue().stream().map(CompletableFuture::join).toList());
      assertThat(storedWith(pair.getKey())).containsExactly(correlationId(stored));
    }
  }

  /** The one answer that is no replay and no problem; the others must be one or the other of it. */
  private static HttpResponse<String> storedAnswer(List<HttpResponse<String>> answers) {
    var stored =
        answers.stream()
            .filter(answer -> answer.statusCode() == 202)
            .filter(answer -> answer.headers().firstValue("Idempotency-Replayed").isEmpty())
            .toList();
    assertThat(stored).hasSize(1);
    for (var answer : answers) {
      if (answer.statusCode() == 409) {
        assertProblem(answer, 409, IN_PROGRESS);
      } else if (answer != stored.get(0)) {
        assertReplayed(answer, stored.get(0));
      }
    }
    return stored.get(0);
  }

  private HttpResponse<String> send(String header, String body) {
    return api.call(keyed(header, body));
  }

  private HttpRequest keyed(String header, String body) {
    return post(body).header("Idempotency-Key", header).build();
  }

  private HttpRequest.Builder post(String body) {
    return api.authorised("/api/messages")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String correlationId(HttpResponse<String> accepted) {
    return ApiClient.json(accepted.body()).getString("correlationId");
  }

  private static void assertReplayed(HttpResponse<String> again, HttpResponse<String> first) {
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    for (var name : List.of("Location", "Content-Type")) {
      assertThat(again.headers().firstValue(name))
          .isPresent()
          .isEqualTo(first.headers().firstValue(name));
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String problem) {
    assertThat(answer.body()).isEqualTo(problem);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  private List<String> storedWith(String key) throws SQLException {
    return Rows.of(
        installation.postgres(),
        "select correlation_id from send_request where idempotency_key = '" + key + "'");
  }

  private void makeOlder(HttpResponse<String> accepted, String interval) throws SQLException {
    assertThat(
            Rows.of(
                installation.postgres(),
                "update send_request set created_at = created_at - interval '%s'"
                        .formatted(interval)
                    + " where correlation_id = '%s' returning correlation_id"
                        .formatted(correlationId(accepted))))
        .containsExactly(correlationId(accepted));
  }
}
