package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits to be stored is bounded, and nobody is told 202 before it is stored. */
class AcceptQueueIT {

  private static final int RECIPIENTS = 10_000;
  private static final String BUSY =
      "{\"type\":\"https://tidings.io/problems/busy\","
          + "\"title\":\"Too many send requests at once\",\"status\":503,"
          + "\"detail\":\"More wait to be stored than can be soon; this call stored nothing.\"}";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());
  private final String reference = "queue-" + System.nanoTime();

  /** One is being stored and two more fill the queue: a fourth is too much. */
  @Test
  void more_than_can_wait_is_refused_and_the_rest_is_stored() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> calls;
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table send_request in share row exclusive mode");
      calls = Stream.generate(this::send).limit(4).toList();
      Eventually.isTrue("one to be refused", () -> answered(calls).size() == 1);

      var refused = answered(calls).get(0).join();
      assertThat(refused.body()).isEqualTo(BUSY);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      connection.rollback();
    }

    assertThat(calls.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
        .containsExactlyInAnyOrder(202, 202, 202, 503);
    assertThat(stored()).containsExactly(Integer.toString(3 * RECIPIENTS));
  }

  private static List<CompletableFuture<HttpResponse<String>>> answered(
      List<CompletableFuture<HttpResponse<String>>> calls) {
    return calls.stream().filter(CompletableFuture::isDone).toList();
  }

  private CompletableFuture<HttpResponse<String>> send() {
    return api.http().sendAsync(request(), BodyHandlers.ofString());
  }

  /** For another day, so that they are stored and no more. */
  private HttpRequest request() {
    var numbers =
        IntStream.range(0, RECIPIENTS).mapToObj(number -> "+38591%05d01".formatted(number));
    var body =
        Json.createObjectBuilder()
            .add("text", reference)
            .add("sendAt", Instant.now().plus(Duration.ofDays(90)).toString())
            .add("recipients", Json.createArrayBuilder(numbers.toList()))
            .build();
    return api.authorised("/api/messages")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private List<String> stored() throws SQLException {
    return Rows.of(
        installation.postgres(),
        "select count(*) from message join send_request using (correlation_id) where text = '%s'"
            .formatted(reference));
  }
}
