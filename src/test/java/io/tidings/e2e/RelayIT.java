package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the relay does when Infobip refuses: some messages, all of them, or for a while. */
class RelayIT {

  private static final String BREAKER = "tidings_breaker_state";
  private static final String PAUSED = "tidings_relay_paused{cause=\"%s\"}";

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @AfterEach
  void no_more_faults() {
    faults(
        "{\"refusedEnding\":null,\"blocked\":null,\"noCredits\":null,\"outage\":null,"
            + "\"tooManyRequests\":null,\"retryAfterSeconds\":null}");
    Eventually.isTrue("messages to be submitted again", () -> api.meter(BREAKER) == 0);
  }

  @Test
  void a_refused_message_fails_alone_and_all_others_of_its_call_go_through_once() {
    faults("{\"refusedEnding\":\"66\"}");
    var recipients = new ArrayList<String>();
    IntStream.range(0, 40).forEach(each -> recipients.add("+3859122%02d01".formatted(each)));
    recipients.add(17, "+385912219966");
    recipients.add("+385912229966");

    var read = api.readWhenFinal(api.send("Mixed", recipients).getString("correlationId"));

    for (var message : messages(read)) {
      boolean bad = message.getString("to").endsWith("66");
      assertThat(message.getString("outcome")).isEqualTo(bad ? "failed" : "delivered");
      assertThat(accepted(message)).isEqualTo(bad ? 0 : 1);
    }
    assertThat(events(read))
        .filteredOn(event -> event.getString("source").equals("TIDINGS"))
        .extracting(event -> event.getString("status"), event -> event.getString("reason"))
        .containsExactly(refusal(), refusal());
  }

  private static Tuple refusal() {
    return tuple(
        "FAILED", "Infobip answered 400: messages[0].destinations[0].to must be wanted here");
  }

  @Test
  void while_the_account_is_refused_messages_wait_and_people_are_told_why() {
    faults("{\"blocked\":\"401\"}");
    var correlationId = send("+385912230101");
    Eventually.isTrue("a pause", () -> api.meter(PAUSED.formatted("blocked")) == 1);

    assertThat(api.getJson("/api/ready"))
        .isEqualTo(
            ApiClient.json(
                """
                {"status": "UP",
                 "warnings": ["No messages are submitted at the moment: Infobip answered 401."]}
                """));
    Eventually.isTrue(
        "the message to tell that it waits",
        () -> messages(api.read(correlationId)).get(0).getString("attempt", "").equals("waiting"));
    var waiting = messages(api.read(correlationId)).get(0);
    assertThat(waiting.getString("status")).isEqualTo("QUEUED");
    assertThat(waiting.getString("reason")).isEqualTo("Infobip answered 401");
    Eventually.isTrue(
        "it to be counted, beside what others have scheduled",
        () -> api.meter("tidings_outbox_depth") == api.meter("tidings_outbox_scheduled") + 1);

    faults("{\"blocked\":null}");
    var read = api.readWhenFinal(correlationId);
    var message = messages(read).get(0);
    assertThat(message.getString("outcome")).isEqualTo("delivered");
    assertThat(accepted(message)).isEqualTo(1);
    assertThat(events(read))
        .filteredOn(event -> event.containsKey("attempt"))
        .extracting(event -> event.getString("attempt"))
        .containsExactly("waiting", "went-on");
    assertThat(api.meter(PAUSED.formatted("blocked"))).isZero();
    assertThat(api.getJson("/api/ready")).isEqualTo(ApiClient.json("{\"status\": \"UP\"}"));
  }

  @Test
  void what_was_never_called_tells_that_it_waits_too_once_and_when_it_waits_no_more()
      throws SQLException {
    faults("{\"blocked\":\"401\"}");
    send("+385912280101");
    Eventually.isTrue("a pause", () -> api.meter(PAUSED.formatted("blocked")) == 1);
    var recipients = IntStream.range(23_000, 23_600).mapToObj("+38591%05d01"::formatted).toList();
    var correlationId = api.send("Crowd", recipients).getString("correlationId");
    Eventually.isTrue(
        "all to tell that they wait",
        () ->
            messages(api.read(correlationId)).stream()
                .allMatch(message -> message.getString("attempt", "").equals("waiting")));

    faults("{\"blocked\":null}");
    api.readWhenFinal(correlationId);
    assertThat(
            Rows.of(
                installation.postgres(),
                "select attempt || ' ' || count(*) || ' ' || count(distinct message_id) from event"
                    + " where correlation_id = '%s' and attempt is not null"
                        .formatted(correlationId)
                    + " group by attempt order by attempt"))
        .containsExactly("WAITING 600 600", "WENT_ON 600 600");
  }

  /** Each probe takes one message of the crowd; the others wait. */
  @ParameterizedTest
  @CsvSource({
    "'{\"noCredits\":1}',    credits,  Infobip answered REJECTED_NOT_ENOUGH_CREDITS",
    "'{\"outage\":\"503\"}', failures, Infobip answered 503",
  })
  void a_wait_tells_why_when_it_begins_and_once_that_it_is_over(
      String fault, String cause, String why) throws SQLException {
    faults(fault);
    IntStream.range(0, 20).forEach(each -> send("+38591227%02d01".formatted(each)));
    Eventually.isTrue("a pause", () -> api.meter(PAUSED.formatted(cause)) == 1);
    var recipients = IntStream.range(24_000, 24_060).mapToObj("+38591%05d01"::formatted).toList();
    var correlationId = api.send("Crowd", recipients).getString("correlationId");
    Eventually.get(
        "some to tell that they wait, and why",
        () -> messages(api.read(correlationId)),
        all ->
            all.stream()
                .anyMatch(
                    message ->
                        message.getString("attempt", "").equals("waiting")
                            && message.getString("reason", "").equals(why)));

    no_more_faults();
    api.readWhenFinal(correlationId);
    assertThat(
            Rows.of(
                installation.postgres(),
                "select message_id || ' ' || string_agg(attempt, ' ' order by seq) from event"
                    + " where correlation_id = '%s' and attempt in ('WAITING', 'WENT_ON')"
                        .formatted(correlationId)
                    + " group by message_id"))
        .isNotEmpty()
        .allMatch(row -> row.endsWith(" WAITING WENT_ON") && row.length() == 36 + 16);
  }

  @Test
  void without_credit_what_was_answered_is_final_and_the_rest_waits() {
    faults("{\"noCredits\":1}");
    var refused = List.of(send("+385912240101"), send("+385912240201"), send("+385912240301"));
    for (var correlationId : refused) {
      assertThat(messages(api.readWhenFinal(correlationId)).get(0).getString("status"))
          .isEqualTo("REJECTED_NOT_ENOUGH_CREDITS");
    }
    Eventually.isTrue("a pause", () -> api.meter(PAUSED.formatted("credits")) == 1);

    faults("{\"noCredits\":null}");
    var waiting = send("+385912240401");
    assertThat(messages(api.readWhenFinal(waiting)).get(0).getString("outcome"))
        .isEqualTo("delivered");
  }

  @Test
  void an_outage_opens_the_circuit_breaker_and_its_end_closes_it() {
    faults("{\"outage\":\"503\"}");
    var correlationIds = new ArrayList<String>();
    IntStream.range(0, 20)
        .forEach(each -> correlationIds.add(send("+38591225%02d01".formatted(each))));
    Eventually.isTrue("an open breaker", () -> api.meter(PAUSED.formatted("failures")) == 1);
    assertThat(api.meter("tidings_outbox_depth")).isPositive();
    var more = send("+385912260101");
    correlationIds.add(more);

    faults("{\"outage\":null}");
    Eventually.isTrue("a closed breaker", () -> api.meter(BREAKER) == 0);
    for (var correlationId : correlationIds) {
      var message = messages(api.readWhenFinal(correlationId)).get(0);
      assertThat(message.getString("status")).isNotEqualTo("FAILED");
      assertThat(accepted(message)).isEqualTo(1);
    }
  }

  @Test
  void nothing_is_submitted_before_the_wait_that_infobip_asks_for_is_over() {
    faults("{\"tooManyRequests\":1,\"retryAfterSeconds\":3}");
    long before = System.nanoTime();
    var first = send("+385912270101");
    Eventually.isTrue("a pause", () -> api.meter(PAUSED.formatted("throttled")) == 1);
    faults("{\"tooManyRequests\":null,\"retryAfterSeconds\":null}");
    var second = send("+385912270201");

    for (var correlationId : List.of(first, second)) {
      var message = messages(api.readWhenFinal(correlationId)).get(0);
      assertThat(message.getString("outcome")).isEqualTo("delivered");
      assertThat(accepted(message)).isEqualTo(1);
    }
    assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThanOrEqualTo(3_000);
  }

  private void faults(String changes) {
    installation.simulator().faults(changes);
  }

  private String send(String recipient) {
    return api.send("Relay", recipient).getString("correlationId");
  }

  private static List<JsonObject> messages(JsonObject read) {
    return read.getJsonArray("messages").getValuesAs(JsonObject.class);
  }

  private static List<JsonObject> events(JsonObject read) {
    return read.getJsonArray("events").getValuesAs(JsonObject.class);
  }

  private int accepted(JsonObject message) {
    return installation
        .simulator()
        .ledger(message.getString("id"))
        .map(entry -> entry.getInt("accepted"))
        .orElse(0);
  }
}
