package io.tidings.send.body;

import static io.tidings.ProblemAssertions.problemOf;
import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.TypedCase;
import io.tidings.message.Recipient;
import io.tidings.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendRequestBodyTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String NUMBER_RULE =
      "must be a phone number in international form, such as +385911234567";
  private static final String SENDER_RULE =
      "must be 3 to 11 characters of the GSM-7 alphabet with a letter among them (€, |, ^, ~, braces,"
          + " brackets and the backslash count as two), or 3 to 16 digits";

  @Test
  void recipients_are_numbers_as_text_or_in_objects_with_spaces_or_without() {
    assertThat(
            read(
                json(
                    """
                    {"recipients":["+385911111101",{"to":"+385 91 111 1102"}," +385-91-1111103 "],
                     "text":" Your parcel is here ","sender":"Tidings"}
                    """)))
        .isEqualTo(
            new NewSendRequest(
                "Tidings",
                " Your parcel is here ",
                List.of(to("+385911111101"), to("+385911111102"), to("+385911111103")),
                JsonValue.EMPTY_JSON_OBJECT,
                null));
  }

  @Test
  void a_recipient_may_have_the_callers_own_name_for_it_and_a_network() {
    assertThat(
            read(
                json(
                    """
                        {"recipients":[{"to":"+385911111101","clientReference":"order 7/ä"},
                           {"to":"+385911111102","networkId":21901,"clientReference":null}],
                         "text":"x","sendAt":"2026-11-24T09:00:00+01:00"}
                        """)))
        .isEqualTo(
            new NewSendRequest(
                null,
                "x",
                List.of(
                    new NewMessage(new Recipient("+385911111101"), "order 7/ä", null),
                    new NewMessage(new Recipient("+385911111102"), null, 21901)),
                JsonValue.EMPTY_JSON_OBJECT,
                Instant.parse("2026-11-24T08:00:00Z")));
  }

  @Test
  void a_time_to_send_that_has_passed_is_read_but_named_beside_other_mistakes() {
    var past =
        json(
            "{\"recipients\":[\"+385911111101\"],\"text\":\"x\",\"sendAt\":\"2026-11-23T11:58:59Z\"}");
    assertThat(read(past).isPast(NOON)).isTrue();

    assertThat(
            violationsOf(() -> read(json("{\"text\":\"x\",\"sendAt\":\"2026-11-23T11:58:59Z\"}"))))
        .containsExactly(
            new Violation("recipients", "must be an array of at least one phone number"),
            new Violation("sendAt", "must not be in the past"));
  }

  @Test
  void the_sender_may_be_left_out_or_null() {
    var without = json("{\"recipients\":[\"+385911111101\"],\"text\":\"x\"}");
    var withNull = json("{\"recipients\":[\"+385911111101\"],\"text\":\"x\",\"sender\":null}");

    assertThat(read(without))
        .isEqualTo(read(withNull))
        .isEqualTo(
            new NewSendRequest(
                null, "x", List.of(to("+385911111101")), JsonValue.EMPTY_JSON_OBJECT, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // text
        "{'recipients':['+385911111101']}                        | text | must be a string",
        "{'recipients':['+385911111101'],'text':null}            | text | must be a string",
        "{'recipients':['+385911111101'],'text':5}               | text | must be a string",
        "{'recipients':['+385911111101'],'text':''}              | text | must not be empty",
        "{'recipients':['+385911111101'],'text':' \\n\\t'}       | text | must not be empty",
        "{'recipients':['+385911111101'],'text':'\\u00a0\\u200b'}  | text | must not be empty",
        "{'recipients':['+385911111101'],'text':'\\u200d\\ufe0f\\u3164'} | text | must not be empty",
        "{'recipients':['+385911111101'],'text':'a\\u0000b'}     | text"
            + " | must not contain the character U+0000",
        "{'recipients':['+385911111101'],'text':'a\\ud83db'}     | text"
            + " | must not contain half of a surrogate pair",
        // recipients
        "{'text':'x'}                          | recipients"
            + " | must be an array of at least one phone number",
        "{'text':'x','recipients':[]}          | recipients"
            + " | must be an array of at least one phone number",
        "{'text':'x','recipients':'+385911111101'} | recipients"
            + " | must be an array of at least one phone number",
        "{'text':'x','recipients':['+385911111101','0911111101']} | recipients[1] | NUMBER",
        "{'text':'x','recipients':[385911111101]}                 | recipients[0] | NUMBER",
        "{'text':'x','recipients':[null]}                         | recipients[0] | NUMBER",
        "{'text':'x','recipients':[['+385911111101']]}            | recipients[0] | NUMBER",
        "{'text':'x','recipients':['+49301234567890123']}         | recipients[0] | NUMBER",
        "{'text':'x','recipients':[{'to':'me'}]}                  | recipients[0].to | NUMBER",
        "{'text':'x','recipients':[{}]}                           | recipients[0].to | NUMBER",
        "{'text':'x','recipients':[{'to':{'to':'+385911111101'}}]} | recipients[0].to | NUMBER",
        "{'text':'x','recipients':['+385911111101','+385911111102','+385 91 111 1101']}"
            + " | recipients[2]"
            + " | is the same number as recipients[0]; nobody gets a text twice",
        "{'text':'x','recipients':['+385911111101',{'to':'+385911111101'}]} | recipients[1]"
            + " | is the same number as recipients[0]; nobody gets a text twice",
        // fields
        "{'text':'x','recipients':['+385911111101'],'from':'Tidings'} | from"
            + " | is not a field this call knows",
        "{'text':'x','recipients':['+385911111101'],'Text':'y'} | Text"
            + " | is not a field this call knows",
        "{'text':'x','recipients':[{'to':'+385911111101','name':'Ana'}]} | recipients[0].name"
            + " | is not a field this call knows",
        "{'text':'x','recipients':[{'to':'+385911111101','clientReference':''}]}"
            + " | recipients[0].clientReference | must be a string of 1 to 255 characters",
        "{'text':'x','recipients':[{'to':'+385911111101','clientReference':7}]}"
            + " | recipients[0].clientReference | must be a string of 1 to 255 characters",
        "{'text':'x','recipients':[{'to':'+385911111101','networkId':-1}]}"
            + " | recipients[0].networkId | must be a whole number from 0 to 2147483647",
      })
  void what_is_wrong_is_named_with_its_field(String body, String field, String message) {
    assertThat(violationsOf(() -> read(json(body.replace('\'', '"')))))
        .containsExactly(new Violation(field, message.equals("NUMBER") ? NUMBER_RULE : message));
  }

  @Test
  void everything_that_is_wrong_is_named_at_once_and_no_value_is_repeated() {
    var body =
        json(
            """
            {"recipients":["+385911111101",{"to":"0911111102","kind":1},"+385911111101"],
             "text":" ","sender":"A secret that is too long","colour":5}
            """);

    assertThat(problemOf(() -> read(body)))
        .isEqualTo(
            json(
                """
                {"type":"https://tidings.io/problems/invalid-request",
                 "title":"The request is not valid","status":400,
                 "detail":"6 fields need a correction; nothing was stored.",
                 "violations":[
                  {"field":"colour","message":"is not a field this call knows"},
                  {"field":"text","message":"must not be empty"},
                  {"field":"sender","message":"must be 3 to 11 characters of the GSM-7 alphabet \
                with a letter among them (€, |, ^, ~, braces, brackets and the backslash count as two), \
                or 3 to 16 digits"},
                  {"field":"recipients[1].kind","message":"is not a field this call knows"},
                  {"field":"recipients[1].to","message":"must be a phone number in international \
                form, such as +385911234567"},
                  {"field":"recipients[2]","message":"is the same number as recipients[0]; nobody \
                gets a text twice"}]}
                """));
  }

  @ParameterizedTest
  @CsvSource({"a, 3825", "ш, 1675", "€, 1900"})
  void a_text_of_25_segments_can_be_sent(String character, int times) {
    var text = character.repeat(times);

    assertThat(read(withText(text)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"a, 3826, 26", "ш, 1676, 26", "€, 1901, 26", "a, 100000, 654"})
  void a_text_of_more_segments_is_refused_with_their_number(
      String character, int times, int segments) {
    assertThat(violationsOf(() -> read(withText(character.repeat(times)))))
        .containsExactly(
            new Violation("text", "needs " + segments + " segments; at most 25 can be sent"));
  }

  @Test
  void ten_thousand_recipients_can_be_sent_to_at_once_and_not_one_more() {
    assertThat(read(withRecipients(10_000)).messages()).hasSize(10_000);
    assertThat(violationsOf(() -> read(withRecipients(10_001))))
        .containsExactly(
            new Violation("recipients", "has 10001 entries; at most 10000 can be sent to at once"));
  }

  static Stream<TypedCase> senders() {
    return TypedCase.senders();
  }

  @ParameterizedTest
  @MethodSource("senders")
  void a_sender_is_a_name_or_a_number_and_what_infobip_could_not_show_is_refused(TypedCase each) {
    var body = withSender(Json.createValue(each.typed()));
    if (each.meant().isPresent()) {
      assertThat(read(body).sender()).isEqualTo(each.meant().get());
    } else {
      assertThat(violationsOf(() -> read(body)))
          .containsExactly(new Violation("sender", SENDER_RULE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_sender_of_nothing_is_refused(String sender) {
    assertThat(violationsOf(() -> read(withSender(Json.createValue(sender)))))
        .containsExactly(new Violation("sender", SENDER_RULE));
  }

  @Test
  void letters_in_pieces_are_stored_and_sent_whole() {
    var pieces = Normalizer.normalize("Élodie, Šime, 한국", Form.NFD);

    assertThat(read(withText(pieces)).text()).isEqualTo("Élodie, Šime, 한국");
    assertThat(read(withText(Normalizer.normalize("é", Form.NFD).repeat(160))).text()).hasSize(160);
  }

  @Test
  void a_sender_that_is_no_text_is_refused() {
    for (var sender :
        List.of(Json.createValue(12345), JsonValue.TRUE, JsonValue.EMPTY_JSON_OBJECT)) {
      assertThat(violationsOf(() -> read(withSender(sender))))
          .containsExactly(new Violation("sender", SENDER_RULE));
    }
  }

  private static NewSendRequest read(JsonObject body) {
    return SendRequestBody.read(body, NOON);
  }

  private static NewMessage to(String number) {
    return new NewMessage(new Recipient(number), null, null);
  }

  private static JsonObject withText(String text) {
    return body(1, text, null);
  }

  private static JsonObject withSender(JsonValue sender) {
    return body(1, "x", sender);
  }

  private static JsonObject withRecipients(int count) {
    return body(count, "x", null);
  }

  private static JsonObject body(int recipients, String text, @Nullable JsonValue sender) {
    var numbers = Json.createArrayBuilder();
    IntStream.range(0, recipients).forEach(n -> numbers.add("+38591" + (1_000_000 + n)));
    return Json.createObjectBuilder()
        .add("recipients", numbers)
        .add("text", text)
        .add("sender", sender == null ? JsonValue.NULL : sender)
        .build();
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
