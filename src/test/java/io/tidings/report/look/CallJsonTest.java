package io.tidings.report.look;

import static io.tidings.read.json.JsonFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.content.Content;
import io.tidings.report.call.CallSummary;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a list tells of a webhook call. */
class CallJsonTest {

  private static final UUID MESSAGE = UUID.fromString("019ab0c1-7d00-7000-8000-000000000001");
  private static final UUID REQUEST = UUID.fromString("5f2c1f0e-6f0a-4a9e-9d0b-1f0a6f0a9e77");
  private static final Map<UUID, CallJson.About> FIRSTS =
      Map.of(MESSAGE, new CallJson.About(REQUEST, "+385911111101"));

  private static final CallSummary CALL =
      new CallSummary(
          UUID.fromString("019ab0c4-9a00-7f00-8c00-6b1f0a6f0a01"),
          Instant.parse("2026-11-23T13:00:00Z"),
          true,
          null,
          "192.0.2.1",
          525,
          false,
          null,
          null,
          "AARB",
          MESSAGE,
          3,
          "DF--");

  @Test
  void a_call_tells_its_first_message_how_many_there_are_and_the_outcomes_it_set() {
    assertThat(CallJson.of(CALL, FIRSTS, Content.SHOWN))
        .isEqualTo(
            json(
                """
                {"id":"019ab0c4-9a00-7f00-8c00-6b1f0a6f0a01","receivedAt":"2026-11-23T13:00:00Z",
                 "accepted":true,"remote":"192.0.2.1","bytes":525,"truncated":false,
                 "verdicts":{"applied":2,"repeated":1,"broken":1},
                 "outcomes":{"delivered":1,"failed":1},"messages":3,
                 "firstMessage":{"messageId":"%s","correlationId":"%s","to":"+385911111101"}}
                """
                    .formatted(MESSAGE, REQUEST)));
  }

  @Test
  void whoever_is_shown_no_numbers_sees_three_digits_of_the_first() {
    var call = CallJson.of(CALL, FIRSTS, Content.HIDDEN);

    assertThat(call.getJsonObject("firstMessage").getString("to")).isEqualTo("…101");
    assertThat(call.toString()).doesNotContain("385911111101");
  }

  @Test
  void a_message_that_is_not_there_any_more_is_left_out() {
    var call = CallJson.of(CALL, Map.of(), Content.SHOWN);

    assertThat(call).doesNotContainKey("firstMessage");
    assertThat(call.getInt("messages")).isEqualTo(3);
  }

  @Test
  void a_number_stands_in_no_text_about_a_message() {
    assertThat(FIRSTS.toString()).doesNotContain("385911111101");
  }
}
