package io.tidings.report.look;

import static io.tidings.read.json.JsonFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.content.Content;
import io.tidings.message.MessageFixture;
import io.tidings.message.Verdict;
import io.tidings.report.call.AcceptedCallFixture;
import io.tidings.report.call.JudgedCall;
import io.tidings.report.unmatched.UnmatchedReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmatchedJsonTest {

  /** As Infobip's Messages API names the recipient. */
  private static final String REPORT =
      "{\"messageId\":\"ord-7001\",\"destination\":\"385911111101\"}";

  private static final String INBOUND =
      "{\"messageId\":\"1\",\"from\":\"385911111101\",\"text\":\"STOP\"}";

  @Test
  void a_report_is_shown_with_its_recipient_by_whichever_name_that_came() {
    assertThat(UnmatchedJson.of(waiting(REPORT), List.of(), Content.SHOWN).getString("recipient"))
        .isEqualTo("385911111101");
  }

  @Test
  void a_message_it_may_be_about_goes_by_the_name_that_its_caller_gave_it() {
    var message = MessageFixture.queued();
    message.label("table-9", null);

    assertThat(
            UnmatchedJson.of(waiting(REPORT), List.of(message), Content.SHOWN)
                .getJsonArray("suggestions"))
        .containsExactly(
            json(
                """
                {"messageId":"%s","correlationId":"%s","to":"+385911111101",
                 "clientReference":"table-9","status":"QUEUED","outcome":"pending"}
                """
                    .formatted(message.id(), message.correlationId())));
  }

  @Test
  void whoever_is_shown_no_numbers_sees_three_digits_of_them() {
    var message = MessageFixture.queued();

    assertThat(UnmatchedJson.of(waiting(REPORT), List.of(message), Content.HIDDEN).toString())
        .doesNotContain("385911111101")
        .contains(
            "\"recipient\":\"…101\"", "\"destination\":\"…101\"", "\"to\":\"…101\"", "ord-7001");
  }

  /** Such entries were kept with reports once; nobody is asked which message they are about. */
  @Test
  void what_a_phone_sent_is_about_no_message() {
    assertThat(new Suggestions().of(waiting(INBOUND))).isEmpty();
  }

  private static UnmatchedReport waiting(String entry) {
    var call = new JudgedCall(AcceptedCallFixture.call(entry), List.of(Verdict.UNMATCHED));
    return UnmatchedReport.of(List.of(call)).get(0);
  }
}
