package io.tidings.read.list;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Outcome;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendRequestSearchBodyTest {

  @Test
  void a_number_is_read_however_it_is_written_and_the_rest_as_in_a_query_string() {
    assertThat(
            read(
                """
                {"recipient":"+385 91 111-1101","outcome":"failed","since":"2026-11-23T13:00:00Z",
                 "limit":20}
                """))
        .isEqualTo(
            new SendRequestFilter(
                "default",
                new NumberFilter("+385911111101"),
                Outcome.FAILED,
                Instant.parse("2026-11-23T13:00:00Z"),
                null,
                null,
                20));
    assertThat(read("{}"))
        .isEqualTo(new SendRequestFilter("default", null, null, null, null, null, 50));
  }

  @Test
  void the_end_of_a_number_fits_numbers_that_end_so() {
    var number = new NumberFilter("111101");

    assertThat(read("{\"recipientEndsWith\":\"11 1101\"}").number()).isEqualTo(number);
    assertThat(number.lastDigits()).isEqualTo("1101");
    assertThat(number.pattern()).isEqualTo("%111101");
    assertThat(number.recipient()).isEmpty();
    assertThat(new NumberFilter("+385911111101").pattern()).isEqualTo("+385911111101");
  }

  @Test
  void all_that_is_wrong_is_named_at_once() {
    assertThat(
            violationsOf(
                () ->
                    read(
                        """
                        {"recipient":"0911","outcome":"lost","limit":0,"since":true,"text":"x"}
                        """)))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("recipient", "outcome", "limit", "since", "text");
    assertThat(
            violationsOf(
                () -> read("{\"recipient\":\"+385911111101\",\"recipientEndsWith\":\"1101\"}")))
        .extracting(Violation::field)
        .containsExactly("recipientEndsWith");
  }

  private static SendRequestFilter read(String body) {
    return SendRequestSearchBody.read(
        "default", JsonBody.object(body.getBytes(StandardCharsets.UTF_8)));
  }
}
