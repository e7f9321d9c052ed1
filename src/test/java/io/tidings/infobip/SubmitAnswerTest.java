package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.SubmitOutcome.Blocked;
import io.tidings.infobip.SubmitOutcome.Refused;
import io.tidings.infobip.SubmitOutcome.Taken;
import io.tidings.infobip.SubmitOutcome.Throttled;
import io.tidings.infobip.SubmitOutcome.Unknown;
import io.tidings.infobip.http.HttpAnswer;
import io.tidings.message.MessageFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means for the messages of the call. */
class SubmitAnswerTest {

  private static final Submission SUBMISSION =
      new Submission(
          MessageFixture.withoutSender("Your code is 472913"), List.of(MessageFixture.queued()));

  @Test
  void a_200_is_taken_with_an_answer_for_each_message() {
    var outcome =
        outcome(
            200,
            """
            {"messages": [{"messageId": "019ab0c1-7d00-7000-8000-000000000001",
                           "status": {"groupId": 1, "id": 26, "name": "PENDING_ACCEPTED"}}]}
            """);

    assertThat(outcome).isInstanceOf(Taken.class);
    assertThat(((Taken) outcome).answers())
        .extracting(answer -> answer.status().name())
        .containsExactly("PENDING_ACCEPTED");
  }

  @Test
  void a_200_that_is_no_answer_of_infobip_names_no_message() {
    assertThat(outcome(200, "<html>Welcome to our hotel</html>")).isEqualTo(new Taken(List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void whoever_answers_so_may_have_taken_the_messages(int status) {
    assertThat(outcome(status, "<html></html>"))
        .isEqualTo(new Unknown("Infobip answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 402, 403, 404, 405, 415})
  void whoever_answers_so_takes_no_call_of_ours(int status) {
    assertThat(outcome(status, "{}")).isEqualTo(new Blocked("Infobip answered " + status));
  }

  @Test
  void a_429_tells_how_long_to_wait_or_does_not() {
    assertThat(SubmitAnswer.outcome(new HttpAnswer(429, "7", ""), SUBMISSION))
        .isEqualTo(new Throttled("Infobip answered 429", Duration.ofSeconds(7)));
    for (var value : new @Nullable String[] {null, "", "soon", "-1", "100000"}) {
      assertThat(SubmitAnswer.outcome(new HttpAnswer(429, value, ""), SUBMISSION))
          .isEqualTo(new Throttled("Infobip answered 429", null));
    }
  }

  @Test
  void what_is_wrong_with_one_destination_is_not_shared() {
    assertThat(
            outcome(
                400,
                """
                {"errorCode": "E400", "violations": [
                  {"property": "messages[0].destinations[3].to", "violation": "is not allowed"}]}
                """))
        .isEqualTo(
            new Refused(
                "Infobip answered 400: messages[0].destinations[3].to is not allowed", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages[0].content.text",
        "messages[0].sender",
        "options.schedule.sendAt",
        "messages[0].webhooks.delivery.url",
        "text"
      })
  void what_is_wrong_with_the_rest_of_the_call_is_shared_by_all_its_messages(String property) {
    var body = "{\"violations\": [{\"property\": \"%s\", \"violation\": \"is wrong\"}]}";

    assertThat(outcome(400, body.formatted(property)))
        .isEqualTo(new Refused("Infobip answered 400: " + property + " is wrong", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "property.path", "to", "messages[0].to", "messages"})
  void what_cannot_be_told_may_concern_one_message_only(String property) {
    var body =
        """
        {"violations": [{"property": "%s", "violation": "is wrong"},
                        {"property": "messages[0].sender", "violation": "is wrong"}]}
        """;

    assertThat(outcome(400, body.formatted(property)))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.shared()).isFalse());
  }

  @Test
  void a_refusal_without_violations_is_not_shared() {
    for (int status : new int[] {400, 413, 422}) {
      assertThat(outcome(status, "")).isEqualTo(new Refused("Infobip answered " + status, false));
    }
  }

  @Test
  void the_older_shape_is_understood() {
    assertThat(
            outcome(
                400,
                """
                {"requestError": {"serviceException": {"messageId": "BAD_REQUEST", "text": "Bad request",
                  "validationErrors": {"messages[0].to": ["must not be blank", 7]}}}}
                """))
        .isEqualTo(
            new Refused(
                "Infobip answered 400: messages[0].to must not be blank; messages[0].to", false));
  }

  @Test
  void a_reason_holds_neither_text_nor_numbers() {
    assertThat(
            outcome(
                400,
                """
                {"violations": [
                  {"property": "a", "violation": "385911111101 is no number, nor is +385 91 111 1101"},
                  {"property": "b", "violation": "must not be 'Your code'"},
                  {"property": "c", "violation": "Your code is 472913 is too long"},
                  {"property": "d", "violation": "is one too many"}]}
                """))
        .isEqualTo(
            new Refused(
                "Infobip answered 400: a … is no number, nor is …; b must not be …; c … is too"
                    + " long",
                false));
  }

  @Test
  void a_reason_does_not_hold_the_report_url_whose_end_is_a_secret() {
    assertThat(
            outcome(
                400,
                """
                {"violations": [
                  {"property": "webhooks.delivery.url",
                   "violation": "https://sms.example.org/webhooks/infobip/reports/tokenOfTheReportUrl, is odd"},
                  {"property": "url", "violation": "HTTPS%3A%2F%2Fsms.example.org%2Freports%2Ftoken no"},
                  {"property": "path", "violation": "was /webhooks/infobip/reports/tokenOfTheReportUrl"}]}
                """))
        .isEqualTo(
            new Refused(
                "Infobip answered 400: webhooks.delivery.url … is odd; url … no; path was …",
                false));
  }

  @Test
  void a_long_reason_is_cut() {
    var body = "{\"violations\": [{\"property\": \"a\", \"violation\": \"%s\"}]}";

    assertThat(outcome(400, body.formatted("x".repeat(500))))
        .isEqualTo(new Refused("Infobip answered 400: a " + "x".repeat(198) + "…", false));
  }

  @Test
  void a_text_of_its_own_is_no_fault_of_the_others_and_gets_into_no_reason() {
    var message = MessageFixture.queued();
    message.fillWith(Map.of("name", "Ana Horvat", "n", "7"));
    var submission =
        new Submission(MessageFixture.withoutSender("{{n}} for {{name}}"), List.of(message));
    var body =
        """
        {"violations": [{"property": "messages[0].content.text",
                         "violation": "7 for Ana Horvat: not allowed for Ana Horvat"}]}
        """;

    assertThat(SubmitAnswer.outcome(new HttpAnswer(400, null, body), submission))
        .isEqualTo(
            new Refused(
                "Infobip answered 400: messages[0].content.text …: not allowed for …", false));
  }

  private static SubmitOutcome outcome(int status, String body) {
    return SubmitAnswer.outcome(new HttpAnswer(status, null, body), SUBMISSION);
  }
}
