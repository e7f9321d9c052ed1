package io.tidings.send.body;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Recipient;
import io.tidings.message.RecipientReader;
import io.tidings.problem.Violation;
import io.tidings.text.Language;
import io.tidings.text.TextOptions;
import io.tidings.text.Transliteration;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewBodyTest {

  @Test
  void a_text_is_enough_and_may_be_empty() {
    assertThat(read("{'text':''}")).isEqualTo(of("", TextOptions.NONE));
    assertThat(read("{'text':'a','language':null,'transliteration':null}"))
        .isEqualTo(of("a", TextOptions.NONE));
  }

  @Test
  void it_takes_the_language_and_the_transliteration_of_a_send_request() {
    assertThat(
            read(
                "{'text':'a','transliteration':'GREEK',"
                    + "'language':{'languageCode':'PT','singleShift':true,'lockingShift':false}}"))
        .isEqualTo(of("a", new TextOptions(Language.PT, true, false, Transliteration.GREEK)));
  }

  @Test
  void everything_that_is_wrong_is_named_at_once() {
    assertThat(
            violationsOf(
                () ->
                    read(
                        "{'text':5,'colour':'red','transliteration':'KLINGON',"
                            + "'language':{'languageCode':'DE','singleShift':'yes','x':1}}")))
        .containsExactlyInAnyOrder(
            new Violation("text", "must be a string"),
            new Violation("colour", "is not a field this call knows"),
            new Violation(
                "transliteration",
                "must be one of NONE, TURKISH, GREEK, CYRILLIC, SERBIAN_CYRILLIC,"
                    + " BULGARIAN_CYRILLIC, CENTRAL_EUROPEAN, BALTIC, NON_UNICODE, PORTUGUESE,"
                    + " COLOMBIAN, ALL"),
            new Violation("language.languageCode", "must be one of NONE, TR, ES, PT, AUTODETECT"),
            new Violation("language.singleShift", "must be true or false"),
            new Violation("language.x", "is not a field this call knows"));
  }

  @Test
  void what_cannot_be_sent_for_another_reason_than_its_length_cannot_be_previewed() {
    assertThat(violationsOf(() -> read("{}")))
        .containsExactly(new Violation("text", "must be a string"));
    assertThat(violationsOf(() -> read("{'text':'a\\u0000'}")))
        .containsExactly(new Violation("text", "must not contain the character U+0000"));
    assertThat(violationsOf(() -> read("{'text':'a\\ud83d'}")))
        .containsExactly(new Violation("text", "must not contain half of a surrogate pair"));
    assertThat(violationsOf(() -> read("{'text':'a','language':'TR'}")))
        .containsExactly(new Violation("language", "must be an object"));
    assertThat(violationsOf(() -> read("{'text':'a','language':{}}")))
        .containsExactly(new Violation("language.languageCode", "is missing"));
  }

  @Test
  void letters_in_pieces_are_looked_at_as_they_would_be_sent() {
    assertThat(read("{'text':'e\\u0301'}"))
        .isEqualTo(new PreviewBody("é", true, TextOptions.NONE, Optional.empty(), false));
  }

  @Test
  void recipients_and_a_sender_are_read_as_when_they_are_sent() {
    assertThat(
            read("{'text':'','sender':'+385911111101','recipients':['+385 91 111 1101','0911',"
                    + "{'to':'+385911111102'},'+385911111101']}")
                .addressing())
        .contains(
            new Addressing(
                List.of(
                    Optional.of(new Recipient("+385911111101")),
                    Optional.empty(),
                    Optional.of(new Recipient("+385911111102")),
                    Optional.of(new Recipient("+385911111101"))),
                Optional.empty(),
                Optional.of("385911111101"),
                List.of(
                    new Violation("recipients[1]", RecipientReader.RULE),
                    new Violation(
                        "recipients[3]",
                        "is the same number as recipients[0]; nobody gets a text twice"))));
    assertThat(read("{'text':'','sender':'12'}").addressing())
        .contains(
            new Addressing(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Violation("sender", SenderReader.RULE))));
  }

  private static PreviewBody of(String text, TextOptions options) {
    return new PreviewBody(text, false, options, Optional.empty(), false);
  }

  private static PreviewBody read(String json) {
    return PreviewBody.read(json(json));
  }

  private static JsonObject json(String json) {
    try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
