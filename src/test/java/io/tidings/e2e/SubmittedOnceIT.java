package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 2: a message is never submitted again unless Infobip is known not to have it. */
class SubmittedOnceIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  @AfterEach
  void no_more_faults() {
    installation
        .simulator()
        .faults("{\"dropAfterAccept\":null,\"serverErrorAfter\":null,\"tooManyRequests\":null}");
  }

  @Test
  void a_call_whose_answer_is_lost_is_not_repeated_by_us_nor_by_the_http_client() {
    api.readWhenFinal(send("+385911150101")); // leaves a connection that is kept alive
    installation.simulator().faults("{\"dropAfterAccept\":1}");
    var correlationId = send("+385911150201");
    assertThat(onlyMessage(api.readWhenFinal(correlationId)).getString("outcome"))
        .isEqualTo("delivered");
    assertThat(ledger(correlationId).getInt("accepted")).isEqualTo(1);
  }

  @Test
  void a_lost_answer_of_a_message_without_a_report_is_found_out_from_the_logs() {
    installation.simulator().faults("{\"serverErrorAfter\":1}");
    var correlationId = send("+385911150308");
    var read = api.readWhenFinal(correlationId);
    assertThat(onlyMessage(read).getString("outcome")).isEqualTo("delivered");
    assertThat(read.getJsonArray("events").getValuesAs(JsonObject.class))
        .extracting(event -> event.getString("attempt", event.getString("source")))
        .containsExactly("unanswered", "LOGS");
    assertThat(ledger(correlationId).getInt("accepted")).isEqualTo(1);
  }

  @Test
  void a_call_that_was_not_taken_is_made_again_until_it_is() {
    installation.simulator().faults("{\"tooManyRequests\":1}");
    var correlationId = send("+385911150401");
    Eventually.isTrue("an attempt to be refused", () -> api.meter("tidings_outbox_depth") >= 1);
    installation.simulator().faults("{\"tooManyRequests\":null}");
    assertThat(onlyMessage(api.readWhenFinal(correlationId)).getString("outcome"))
        .isEqualTo("delivered");
    assertThat(ledger(correlationId).getInt("accepted")).isEqualTo(1);
  }

  @Test
  void a_message_that_is_never_taken_fails_with_the_reason() {
    installation.simulator().faults("{\"tooManyRequests\":1}");
    var read = api.readWhenFinal(send("+385911150501"));
    assertThat(onlyMessage(read).getString("status")).isEqualTo("FAILED");
    assertThat(read.getJsonArray("events").getJsonObject(0).getString("reason"))
        .isEqualTo("Infobip answered 429");
  }

  private String send(String recipient) {
    return api.send("Once", recipient).getString("correlationId");
  }

  private static JsonObject onlyMessage(JsonObject read) {
    return read.getJsonArray("messages").getJsonObject(0);
  }

  private JsonObject ledger(String correlationId) {
    var id = onlyMessage(api.read(correlationId)).getString("id");
    return installation.simulator().ledger(id).orElseThrow();
  }
}
