package io.tidings.read.search;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.MessageFixture;
import io.tidings.message.MessageId;
import io.tidings.message.RecipientReader;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchBodyTest {

  @Test
  void without_anything_the_newest_fifty_are_looked_for() {
    var search = read("{}");

    assertThat(search.terms()).isEmpty();
    assertThat(search.country()).isEmpty();
    assertThat(search.first()).isEqualTo(Search.LEAST);
    assertThat(search.before()).isEqualTo(Search.MOST);
    assertThat(search.limit()).isEqualTo(50);
  }

  @Test
  void every_member_is_read() {
    var id = MessageFixture.FIRST;
    var request = MessageFixture.CORRELATION_ID.value();
    var search =
        read(
            """
            {"messageId":"%s","correlationId":"%s","recipient":"+385 91 111-1101",
             "recipientEndsWith":"1 11 01 ","reference":"table-9","outcome":"failed","error":27,
             "caller":"shop","sender":"+385123","country":"hr","limit":7,
             "from":"2026-11-23T13:00:00Z","to":"2026-11-23T15:00:00+01:00"}
            """
                .formatted(id, request));

    assertThat(search.terms())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(Term.MESSAGE_ID, id),
                Map.entry(Term.CORRELATION_ID, request),
                Map.entry(Term.RECIPIENT, "+385911111101"),
                Map.entry(Term.LAST_DIGITS, "1101"),
                Map.entry(Term.ENDS_WITH, "%11101"),
                Map.entry(Term.REFERENCE, "table-9"),
                Map.entry(Term.OUTCOME, "FAILED"),
                Map.entry(Term.ERROR_ID, 27),
                Map.entry(Term.CALLER, "shop"),
                Map.entry(Term.SENDER, "385123"),
                Map.entry(Term.COUNTRY, "+385%")));
    assertThat(search.country()).map(Country::code).hasValue("HR");
    assertThat(search.first()).isEqualTo(MessageId.first(Instant.parse("2026-11-23T13:00:00Z")));
    assertThat(search.before()).isEqualTo(MessageId.first(Instant.parse("2026-11-23T14:00:00Z")));
    assertThat(search.limit()).isEqualTo(7);
  }

  @Test
  void four_digits_are_what_the_index_has_and_an_error_may_be_named() {
    var search = read("{\"recipientEndsWith\":\"1101\",\"error\":\"ec_absent_subscriber\"}");

    assertThat(search.terms())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Term.LAST_DIGITS, "1101", Term.ERROR_NAME, "EC_ABSENT_SUBSCRIBER"));
  }

  @Test
  void of_the_end_and_the_cursor_the_one_that_comes_first_counts() {
    var early = MessageId.first(Instant.parse("2026-11-23T13:00:00Z"));
    var late = MessageId.first(Instant.parse("2036-11-23T13:00:00Z"));
    var to = "\"to\":\"2026-11-23T14:00:00Z\"";

    assertThat(read("{%s,\"cursor\":\"%s\"}".formatted(to, early)).before()).isEqualTo(early);
    assertThat(read("{%s,\"cursor\":\"%s\"}".formatted(to, late)).before())
        .isEqualTo(MessageId.first(Instant.parse("2026-11-23T14:00:00Z")));
  }

  @Test
  void before_there_were_ids_there_is_the_least() {
    var search = read("{\"from\":\"1969-01-01T00:00:00Z\",\"to\":\"1969-06-01T00:00:00Z\"}");

    assertThat(search.first()).isEqualTo(Search.LEAST);
    assertThat(search.before()).isEqualTo(Search.LEAST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          messageId         | "7"             | must be an id of 36 characters
          correlationId     | 7               | must be an id of 36 characters
          recipient         | "0911111101"    | must be a phone number in international form, such as +385911234567
          recipientEndsWith | "101"           | must be the last digits of a phone number, 4 to 15
          recipientEndsWith | "+385911111101" | must be the last digits of a phone number, 4 to 15
          recipientEndsWith | "%1101"         | must be the last digits of a phone number, 4 to 15
          reference         | ""              | must be a string of 1 to 255 characters
          outcome           | "DELIVERED"     | must be one of pending, sent, delivered, failed, cancelled
          error             | -1              | must be a whole number from 0 to 2147483647
          error             | ""              | must be a string of 1 to 255 characters
          caller            | 5               | must be a string of 1 to 255 characters
          sender            | []              | must be a string of 1 to 255 characters
          country           | "XX"            | must be the code of a country, such as HR
          from              | "yesterday"     | must be an instant such as 2026-11-23T13:00:00Z
          to                | 5               | must be an instant such as 2026-11-23T13:00:00Z
          limit             | 201             | must be a whole number from 1 to 200
          limit             | "5"             | must be a whole number from 1 to 200
          cursor            | "x"             | must be the nextCursor of a page before
          number            | "+385911111101" | is not a field this call knows
          """)
  void what_is_wrong_is_named_and_not_shown(String field, String value, String rule) {
    assertThat(violationsOf(() -> read("{\"%s\":%s}".formatted(field, value))))
        .containsExactly(new Violation(field, rule));
  }

  @Test
  void who_wants_all_sets_no_limit_and_may_go_on_after_a_message() {
    var id = MessageFixture.FIRST;
    var search = readForAll("{\"recipient\":\"+385911111101\",\"cursor\":\"%s\"}".formatted(id));

    assertThat(search.before()).isEqualTo(id);
    assertThat(search.onlyRecipient()).hasValue("+385911111101");
    assertThat(search.limit()).isEqualTo(500);
    assertThat(violationsOf(() -> readForAll("{\"limit\":5}")))
        .containsExactly(new Violation("limit", "is not a field this call knows"));
  }

  @Test
  void a_number_with_anything_else_is_not_all_of_it() {
    assertThat(read("{\"recipient\":\"+385911111101\",\"outcome\":\"sent\"}").onlyRecipient())
        .isEmpty();
    assertThat(read("{\"recipient\":\"+385911111101\",\"country\":\"hr\"}").onlyRecipient())
        .isEmpty();
    assertThat(read("{}").onlyRecipient()).isEmpty();
  }

  @Test
  void all_that_is_wrong_is_named_together() {
    assertThat(violationsOf(() -> read("{\"recipient\":\"x\",\"limit\":0,\"to\":\"\"}")))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("recipient", "limit", "to");
    assertThat(RecipientReader.readEnd("１１０１")).hasValue("1101");
  }

  private static Search readForAll(String body) {
    return SearchBody.readForAll("default", JsonBody.object(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Search read(String body) {
    return SearchBody.read("default", JsonBody.object(body.getBytes(StandardCharsets.UTF_8)));
  }
}
