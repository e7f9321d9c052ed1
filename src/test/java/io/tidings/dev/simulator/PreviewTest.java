package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options for a text do to it, in a preview and in a message. */
class PreviewTest {
  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void shows_the_plain_text_alone_when_nothing_is_asked() {
    assertThat(preview("Grüße, 5 €", ""))
        .isEqualTo(
            JsonText.parse(
                """
                {"originalText": "Grüße, 5 €", "previews": [
                 {"textPreview": "Grüße, 5 €", "messageCount": 1, "charactersRemaining": 149,
                  "configuration": {}}]}
                """));
  }

  @Test
  void shows_the_text_in_a_language_too() {
    var text = "ğ".repeat(98);

    assertThat(preview(text, ", \"languageCode\": \"TR\""))
        .isEqualTo(
            JsonText.parse(
                """
                {"originalText": "%1$s", "previews": [
                 {"textPreview": "%1$s", "messageCount": 2, "charactersRemaining": 36,
                  "configuration": {}},
                 {"textPreview": "%1$s", "messageCount": 1, "charactersRemaining": 57,
                  "configuration": {"language": {"languageCode": "TR"}}}]}
                """
                    .formatted(text)));
  }

  @Test
  void shows_the_transliterated_text_too() {
    assertThat(preview("Καλημέρα κόσμε", ", \"transliteration\": \"GREEK\""))
        .isEqualTo(
            JsonText.parse(
                """
                {"originalText": "Καλημέρα κόσμε", "previews": [
                 {"textPreview": "Καλημέρα κόσμε", "messageCount": 1, "charactersRemaining": 56,
                  "configuration": {}},
                 {"textPreview": "KAΛHMEPA KOΣME", "messageCount": 1, "charactersRemaining": 146,
                  "configuration": {"transliteration": "GREEK"}}]}
                """));
  }

  @Test
  void shows_what_each_of_two_options_does_and_both() {
    var previews =
        preview("çãő", ", \"languageCode\": \"PT\", \"transliteration\": \"CENTRAL_EUROPEAN\"")
            .getJsonArray("previews");

    assertThat(previews)
        .extracting(each -> each.asJsonObject().getJsonObject("configuration"))
        .containsExactly(
            JsonText.parse("{}"),
            JsonText.parse("{\"language\": {\"languageCode\": \"PT\"}}"),
            JsonText.parse("{\"transliteration\": \"CENTRAL_EUROPEAN\"}"),
            JsonText.parse(
                "{\"language\": {\"languageCode\": \"PT\"}, \"transliteration\": \"CENTRAL_EUROPEAN\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "TR, ç, 155, 1",
    "ES, á, 155, 2",
    "PT, ã, 155, 1",
    "PT, €, 160, 2",
    "AUTODETECT, ş, 155, 1",
    "AUTODETECT, a, 160, 1",
    "TR, я, 70, 1"
  })
  void counts_with_the_tables_of_the_language(String language, String text, int fits, int taken) {
    var last =
        preview(text, ", \"languageCode\": \"%s\"".formatted(language))
            .getJsonArray("previews")
            .getJsonObject(1);

    assertThat(last.getInt("messageCount")).isEqualTo(1);
    assertThat(last.getInt("charactersRemaining")).isEqualTo(fits - taken);
  }

  @ParameterizedTest
  @CsvSource({
    "TURKISH, ığŞ, igS",
    "CENTRAL_EUROPEAN, łőŽđ, loZd",
    "BALTIC, āķų, aku",
    "PORTUGUESE, çãÕ, caO",
    "COLOMBIAN, áÍ, aI",
    "NON_UNICODE, “á…”, '\"a...\"'",
    "CYRILLIC, Привет, Privet",
    "SERBIAN_CYRILLIC, Љубав, Ljubav",
    "BULGARIAN_CYRILLIC, Щъркел, Shtarkel",
    "GREEK, ώ, Ω",
    "ALL, яώá, yaΩa",
    "GREEK, Grüße €, Grüße €",
  })
  void replaces_what_gsm_7_lacks(String transliteration, String text, String replaced) {
    var last =
        preview(text, ", \"transliteration\": \"%s\"".formatted(transliteration))
            .getJsonArray("previews")
            .getJsonObject(1);

    assertThat(last.getString("textPreview")).isEqualTo(replaced);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"text\": 7                                  | text",
        "\"languageCode\": \"TR\"                     | text",
        "\"text\": \"a\", \"languageCode\": \"NONE\"  | languageCode",
        "\"text\": \"a\", \"languageCode\": \"DE\"    | languageCode",
        "\"text\": \"a\", \"languageCode\": {}        | languageCode",
        "\"text\": \"a\", \"transliteration\": \"X\"  | transliteration",
      })
  void refuses_what_there_is_not(String members, String property) {
    var response = caller.post("/sms/1/preview", "{" + members + "}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(
            JsonText.parse(response.body())
                .getJsonObject("requestError")
                .getJsonObject("serviceException")
                .getJsonObject("validationErrors"))
        .containsOnlyKeys(property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"transliteration\": \"NONE\"                                         | 2",
        "\"transliteration\": \"TURKISH\"                                      | 1",
        "\"language\": {\"languageCode\": \"TR\"}                              | 1",
        "\"language\": {\"languageCode\": \"TR\", \"lockingShift\": true}      | 1",
        "\"language\": {\"languageCode\": \"TR\", \"singleShift\": true}       | 2",
        "\"language\": {\"languageCode\": \"AUTODETECT\"}                      | 1",
      })
  void holds_for_messages_as_well(String option, int parts) {
    var body = "{\"text\": \"%s\", %s}".formatted("ğ".repeat(98), option);
    caller.submit(
        SubmitFixture.body("\"content\": " + body, SubmitFixture.destination("m", "385911111101")));

    assertThat(caller.getJson("/sms/3/logs").getJsonArray("results").getJsonObject(0))
        .containsEntry("messageCount", JsonText.parse("{\"n\": %d}".formatted(parts)).get("n"));
  }

  private JsonObject preview(String text, String options) {
    var response =
        caller.post(
            "/sms/1/preview",
            JsonText.object()
                .add("text", text)
                .build()
                .toString()
                .replaceFirst("}$", options + "}"));
    assertThat(response.statusCode()).isEqualTo(200);
    return JsonText.parse(response.body());
  }
}
