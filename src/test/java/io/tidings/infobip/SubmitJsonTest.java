package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.http.InfobipSettings;
import io.tidings.message.MessageFixture;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmitJsonTest {

  static final InfobipSettings SETTINGS =
      new InfobipSettings(
          URI.create("https://abc.api.infobip.com"),
          "secret",
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Optional.empty(),
          URI.create("https://sms.example.org/webhooks/infobip/reports/0123456789abcdef"),
          false,
          false);

  @Test
  void the_messages_of_one_send_request_share_text_sender_and_report_url() {
    var submission =
        new Submission(
            MessageFixture.sendRequest(2),
            List.of(
                MessageFixture.queued(MessageFixture.FIRST, 0, "+385911111101"),
                MessageFixture.queued(MessageFixture.SECOND, 1, "+385911111102")));

    assertThat(SubmitJson.of(submission, SETTINGS))
        .isEqualTo(
            json(
                """
                {"messages":[{
                   "sender":"Tidings",
                   "destinations":[
                     {"to":"385911111101","messageId":"019ab0c1-7d00-7000-8000-000000000001"},
                     {"to":"385911111102","messageId":"019ab0c1-7d00-7000-8000-000000000002"}],
                   "content":{"text":"Your parcel is here"},
                   "webhooks":{
                     "delivery":{
                       "url":"https://sms.example.org/webhooks/infobip/reports/0123456789abcdef",
                       "intermediateReport":true,"notify":true},
                     "contentType":"application/json",
                     "callbackData":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90"}}],
                 "options":{"includeSmsCountInResponse":true}}
                """));
  }

  @Test
  void messages_with_texts_of_their_own_go_in_one_call() {
    var request = MessageFixture.withoutSender("Hi {{name}}");
    var first = MessageFixture.queued(MessageFixture.FIRST, 0, "+385911111101");
    var second = MessageFixture.queued(MessageFixture.SECOND, 1, "+385911111102");
    first.fillWith(Map.of("name", "Ana"));
    second.fillWith(Map.of("name", "Ivo"));

    var messages =
        SubmitJson.of(new Submission(request, List.of(first, second)), SETTINGS)
            .getJsonArray("messages");

    assertThat(messages).hasSize(2);
    assertThat(messages.getJsonObject(0).getJsonObject("content"))
        .isEqualTo(json("{\"text\":\"Hi Ana\"}"));
    assertThat(messages.getJsonObject(1).getJsonObject("content"))
        .isEqualTo(json("{\"text\":\"Hi Ivo\"}"));
    assertThat(messages.getJsonObject(1).getJsonArray("destinations").toString())
        .isEqualTo("[{\"to\":\"385911111102\",\"messageId\":\"%s\"}]".formatted(second.id()));
    assertThat(messages.getJsonObject(1).getJsonObject("webhooks"))
        .isEqualTo(messages.getJsonObject(0).getJsonObject("webhooks"));
  }

  @Test
  void a_url_in_the_message_would_keep_the_subscription_of_the_account_from_being_used() {
    var subscribed =
        new InfobipSettings(
            SETTINGS.baseUrl(),
            SETTINGS.apiKey(),
            SETTINGS.connectTimeout(),
            SETTINGS.readTimeout(),
            SETTINGS.proxy(),
            SETTINGS.reportUrl(),
            true,
            false);
    var submission =
        new Submission(MessageFixture.withoutSender("x"), List.of(MessageFixture.queued()));

    var message = SubmitJson.of(submission, subscribed).getJsonArray("messages").getJsonObject(0);

    assertThat(message.getJsonObject("webhooks").getJsonObject("delivery"))
        .isEqualTo(json("{\"intermediateReport\":true,\"notify\":true}"));
  }

  @Test
  void without_a_sender_infobip_takes_the_one_of_the_account() {
    var submission =
        new Submission(MessageFixture.withoutSender("x"), List.of(MessageFixture.queued()));

    var message = SubmitJson.of(submission, SETTINGS).getJsonArray("messages").getJsonObject(0);

    assertThat(message.keySet()).containsExactlyInAnyOrder("destinations", "content", "webhooks");
  }

  @Test
  void every_option_has_its_place() {
    var request = MessageFixture.withoutSender("Merhaba");
    request.submitWith(
        json(
            """
            {"transliteration":"TURKISH",
             "language":{"languageCode":"TR","singleShift":true,"lockingShift":false},
             "validityPeriod":{"amount":6,"timeUnit":"HOURS"},
             "deliveryTimeWindow":{"days":["MONDAY","SUNDAY"],
               "from":{"hour":9,"minute":0},"to":{"hour":20,"minute":30}},
             "campaignReferenceId":"spring","flash":true,
             "platform":{"entityId":"shop","applicationId":"orders"},
             "regional":{"turkeyIys":{"brandCode":123,"recipientType":"BIREYSEL"}},
             "tracking":{"shortenUrl":true,"trackClicks":false},
             "conversionTracking":{"useConversionTracking":true}}
            """));
    var message = MessageFixture.queued();
    message.label("order-7", 12);

    assertThat(SubmitJson.of(new Submission(request, List.of(message)), SETTINGS))
        .isEqualTo(
            json(
                """
                {"messages":[{
                   "destinations":[
                     {"to":"385911111101","messageId":"019ab0c1-7d00-7000-8000-000000000001",
                      "networkId":12}],
                   "content":{"text":"Merhaba","transliteration":"TURKISH",
                     "language":{"languageCode":"TR","singleShift":true,"lockingShift":false}},
                   "options":{
                     "validityPeriod":{"amount":6,"timeUnit":"HOURS"},
                     "deliveryTimeWindow":{"days":["MONDAY","SUNDAY"],
                       "from":{"hour":9,"minute":0},"to":{"hour":20,"minute":30}},
                     "campaignReferenceId":"spring","flash":true,
                     "platform":{"entityId":"shop","applicationId":"orders"},
                     "regional":{"turkeyIys":{"brandCode":123,"recipientType":"BIREYSEL"}}},
                   "webhooks":{
                     "delivery":{
                       "url":"https://sms.example.org/webhooks/infobip/reports/0123456789abcdef",
                       "intermediateReport":true,"notify":true},
                     "contentType":"application/json",
                     "callbackData":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90"}}],
                 "options":{
                   "tracking":{"shortenUrl":true,"trackClicks":false},
                   "conversionTracking":{"useConversionTracking":true},
                   "includeSmsCountInResponse":true}}
                """));
  }

  @Test
  void the_text_travels_as_it_is() {
    var text = "“Žuti”\n\"€\" \\ 👍🏽 \u0001";
    var submission =
        new Submission(MessageFixture.withoutSender(text), List.of(MessageFixture.queued()));

    var sent = json(SubmitJson.of(submission, SETTINGS).toString());

    assertThat(sent.getJsonArray("messages").getJsonObject(0).getJsonObject("content"))
        .isEqualTo(Json.createObjectBuilder().add("text", text).build());
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
