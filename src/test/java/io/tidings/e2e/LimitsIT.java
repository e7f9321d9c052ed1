package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller with a limit is told what is left, and what goes over it is refused as a whole. */
class LimitsIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @BeforeEach
  void a_new_day() throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from caller_day where caller = 'frugal'");
    }
  }

  @Test
  void what_goes_over_the_messages_of_a_day_is_refused_as_a_whole_and_takes_nothing()
      throws SQLException {
    assertAccepted(api.call(frugal(6).build()), 4);

    var over = api.call(frugal(5).build());
    assertThat(over.body()).isEqualTo(dailyLimitReached(4));
    assertThat(over.statusCode()).isEqualTo(429);
    assertThat(left(over)).isEqualTo(4);
    assertThat(secondsOf(over, "Retry-After")).isBetween(1L, 86_400L);
    assertThat(counted()).containsExactly("6");

    assertAccepted(api.call(frugal(4).build()), 0);
    assertThat(api.call(frugal(1).build()).body()).isEqualTo(dailyLimitReached(0));
    assertThat(counted()).containsExactly("10");
  }

  @Test
  void more_than_a_day_allows_is_refused_on_a_fresh_day_too() throws SQLException {
    assertThat(api.call(frugal(11).build()).body()).isEqualTo(dailyLimitReached(10));
    assertThat(counted()).isEmpty();
  }

  @Test
  void neither_a_repeat_nor_a_bad_request_takes_messages() throws SQLException {
    var key = UUID.randomUUID().toString();
    assertAccepted(api.call(frugal(9).header("Idempotency-Key", key).build()), 1);

    var again = api.call(frugal(9).header("Idempotency-Key", key).build());
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(api.call(frugal(0).build()).statusCode()).isEqualTo(400);
    assertThat(counted()).containsExactly("9");
  }

  @Test
  void a_refusal_leaves_its_key_free() {
    var key = UUID.randomUUID().toString();
    assertThat(api.call(frugal(11).header("Idempotency-Key", key).build()).statusCode())
        .isEqualTo(429);
    assertAccepted(api.call(frugal(2).header("Idempotency-Key", key).build()), 8);
  }

  @Test
  void calls_that_race_never_go_over_the_messages_of_a_day() throws SQLException {
    var statuses =
        IntStream.range(0, 30)
            .mapToObj(call -> api.http().sendAsync(frugal(1).build(), BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(HttpResponse::statusCode)
            .toList();

    assertThat(statuses).containsOnly(202, 429);
    assertThat(statuses).filteredOn(status -> status == 202).hasSize(10);
    assertThat(counted()).containsExactly("10");
  }

  @Test
  void more_send_requests_a_second_than_allowed_are_refused_with_the_time_to_wait() {
    long began = System.nanoTime();
    var answers =
        IntStream.range(0, 40)
            .mapToObj(call -> api.http().sendAsync(hasty().build(), BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    long seconds = (System.nanoTime() - began) / 1_000_000_000 + 1;

    var accepted = answers.stream().filter(answer -> answer.statusCode() == 202).toList();
    assertThat(accepted).hasSizeBetween(2, (int) (2 + 2 * seconds));
    assertThat(accepted)
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("RateLimit-Policy"))
                  .contains("\"requests\";q=2;w=1");
              assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                  .matches("\"requests\";r=[01];t=1");
            });
    var refused = answers.stream().filter(answer -> answer.statusCode() != 202).toList();
    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(429);
              assertThat(answer.body())
                  .isEqualTo(
                      "{\"type\":\"https://tidings.io/problems/too-many-requests\","
                          + "\"title\":\"Too many send requests\",\"status\":429,"
                          + "\"detail\":\"At most 2 a second may be made with this key;"
                          + " nothing was stored.\"}");
              assertThat(answer.headers().firstValue("Retry-After")).contains("1");
              assertThat(answer.headers().firstValue("RateLimit")).contains("\"requests\";r=0;t=1");
            });
  }

  private HttpRequest.Builder frugal(int recipients) {
    var numbers =
        IntStream.range(0, recipients).mapToObj(n -> "\"+38591121%04d\"".formatted(100 * n + 1));
    return post(
        Installation.KEY_OF_A_FRUGAL_CALLER,
        "{\"text\":\"Little\",\"recipients\":" + numbers.toList() + "}");
  }

  private HttpRequest.Builder hasty() {
    return post(
        Installation.KEY_OF_A_HASTY_CALLER,
        "{\"text\":\"Quick\",\"recipients\":[\"+385911219901\"]}");
  }

  private HttpRequest.Builder post(String key, String body) {
    return api.request("/api/messages")
        .header("Authorization", "Bearer " + key)
        .POST(BodyPublishers.ofString(body));
  }

  private static void assertAccepted(HttpResponse<String> answer, int left) {
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("RateLimit-Policy"))
        .contains("\"messages\";q=10;w=86400;qu=\"messages\"");
    assertThat(left(answer)).isEqualTo(left);
  }

  private static long left(HttpResponse<String> answer) {
    var header = answer.headers().firstValue("RateLimit").orElseThrow();
    assertThat(header).matches("\"messages\";r=[0-9]+;t=[0-9]+");
    return Long.parseLong(header.replaceAll(".*;r=([0-9]+).*", "$1"));
  }

  private static long secondsOf(HttpResponse<String> answer, String header) {
    return answer.headers().firstValueAsLong(header).orElseThrow();
  }

  private static String dailyLimitReached(int left) {
    return ("{\"type\":\"https://tidings.io/problems/daily-limit-reached\","
            + "\"title\":\"The daily limit of messages is reached\",\"status\":429,"
            + "\"detail\":\"At most 10 messages a day (UTC) may be sent with this key, and %d of"
            + " them are left today; nothing was stored.\"}")
        .formatted(left);
  }

  private List<String> counted() throws SQLException {
    return Rows.of(
        installation.postgres(), "select messages from caller_day where caller = 'frugal'");
  }
}
