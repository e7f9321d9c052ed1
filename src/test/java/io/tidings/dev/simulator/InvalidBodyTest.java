package io.tidings.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that break Infobip's description of the API are refused, and what breaks it is named. */
class InvalidBodyTest {
  private final SettableClock clock = new SettableClock(SettableClock.MORNING);
  private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
  private final Caller caller = Caller.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                | content.text",
        "{\"text\": 7}                                     | content.text",
        "{\"text\": \"a\", \"hex\": \"0f\"}                | content",
        "{\"text\": \"a\", \"transliteration\": \"LATIN\"} | content.transliteration",
        "{\"text\": \"a\", \"transliteration\": \"greek\"} | content.transliteration",
        "{\"text\": \"a\", \"transliteration\": 1}         | content.transliteration",
        "{\"text\": \"a\", \"language\": \"TR\"}           | content.language",
        "{\"text\": \"a\", \"language\": {\"languageCode\": \"DE\"}} | content.language.languageCode",
        "{\"text\": \"a\", \"language\": {\"singleShift\": \"yes\"}} | content.language.singleShift",
        "{\"text\": \"a\", \"language\": {\"lockingShift\": 1}}      | content.language.lockingShift",
        "{\"hex\": \"0\"}                                  | content.hex",
        "{\"hex\": \"zz\"}                                 | content.hex",
        "{\"hex\": \"\"}                                   | content.hex",
        "{\"hex\": 15}                                     | content.hex",
        "{\"hex\": \"0f\", \"dataCoding\": \"8\"}          | content.dataCoding",
        "{\"hex\": \"0f\", \"esmClass\": 1.5}              | content.esmClass",
      })
  void of_a_content(String content, String property) {
    assertThat(wrong("\"content\": " + content)).containsExactly("messages[0]." + property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"flash\": \"true\"                               | flash",
        "\"platform\": []                                  | platform",
        "\"platform\": {\"entityId\": 1}                   | platform.entityId",
        "\"campaignReferenceId\": {}                       | campaignReferenceId",
        "\"validityPeriod\": 6                             | validityPeriod",
        "\"validityPeriod\": {}                            | validityPeriod.amount",
        "\"validityPeriod\": {\"amount\": \"6\"}           | validityPeriod.amount",
        "\"validityPeriod\": {\"amount\": 1.5}             | validityPeriod.amount",
        "\"validityPeriod\": {\"amount\": 4294967297}      | validityPeriod.amount",
        "\"validityPeriod\": {\"amount\": 1, \"timeUnit\": 1} | validityPeriod.timeUnit",
        "\"regional\": \"TR\"                              | regional",
        "\"regional\": {\"turkeyIys\": {}}                 | regional.turkeyIys.recipientType",
        "\"regional\": {\"turkeyIys\": {\"recipientType\": \"X\"}} | regional.turkeyIys.recipientType",
        "\"regional\": {\"turkeyIys\": {\"recipientType\": \"TACIR\", \"brandCode\": \"1\"}}"
            + " | regional.turkeyIys.brandCode",
        "\"regional\": {\"indiaDlt\": {}}                  | regional.indiaDlt.principalEntityId",
        "\"regional\": {\"indiaDlt\": {\"principalEntityId\": 1}}"
            + " | regional.indiaDlt.principalEntityId",
        "\"regional\": {\"indiaDlt\": {\"principalEntityId\": \"1\", \"telemarketerId\": 2}}"
            + " | regional.indiaDlt.telemarketerId",
        "\"regional\": {\"southKorea\": {\"resellerCode\": \"1\"}} | regional.southKorea.resellerCode",
        "\"regional\": {\"southKorea\": {\"title\": 1}}    | regional.southKorea.title",
      })
  void of_options(String option, String property) {
    assertThat(wrong(withOption(option))).containsExactly("messages[0].options." + property);
  }

  @Test
  void of_a_title_of_67_characters() {
    assertThat(wrong(withTitle(67)))
        .containsExactly("messages[0].options.regional.southKorea.title");
    assertThat(submit(withTitle(66))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                  | days",
        "{\"days\": []}                                      | days",
        "{\"days\": \"MONDAY\"}                              | days",
        "{\"days\": [\"SOMEDAY\"]}                           | days[0]",
        "{\"days\": [\"MONDAY\", 2]}                         | days[1]",
        "{\"days\": [\"MONDAY\"], \"from\": {\"hour\": 8, \"minute\": 0}} | to",
        "{\"days\": [\"MONDAY\"], \"to\": {\"hour\": 8, \"minute\": 0}}   | from",
        "{\"days\": [\"MONDAY\"], \"from\": 8, \"to\": {\"hour\": 8, \"minute\": 0}} | from",
      })
  void of_a_delivery_time_window(String window, String property) {
    assertThat(wrong(withOption("\"deliveryTimeWindow\": " + window)))
        .containsExactly("messages[0].options.deliveryTimeWindow." + property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"hour\": 24, \"minute\": 0}     | {\"hour\": 8, \"minute\": 0}  | from.hour",
        "{\"hour\": -1, \"minute\": 0}     | {\"hour\": 8, \"minute\": 0}  | from.hour",
        "{\"hour\": \"6\", \"minute\": 0}  | {\"hour\": 8, \"minute\": 0}  | from.hour",
        "{\"minute\": 0}                   | {\"hour\": 8, \"minute\": 0}  | from.hour",
        "{\"hour\": 6, \"minute\": 0}      | {\"hour\": 8, \"minute\": 60} | to.minute",
        "{\"hour\": 6, \"minute\": 0}      | {\"hour\": 8}                 | to.minute",
        "{\"hour\": 6, \"minute\": 0}      | {\"hour\": 6, \"minute\": 59} | to",
        "{\"hour\": 23, \"minute\": 30}    | {\"hour\": 0, \"minute\": 20} | to",
        "{\"hour\": 9, \"minute\": 30}     | {\"hour\": 9, \"minute\": 0}  | to",
      })
  void of_the_hours_of_a_window(String from, String to, String property) {
    assertThat(
            wrong(
                withOption(
                    "\"deliveryTimeWindow\": {\"days\": [\"MONDAY\"], \"from\": %s, \"to\": %s}"
                        .formatted(from, to))))
        .containsExactly("messages[0].options.deliveryTimeWindow." + property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"webhooks\": {\"contentType\": \"text/plain\"}   | webhooks.contentType",
        "\"webhooks\": {\"callbackData\": 7}               | webhooks.callbackData",
        "\"webhooks\": {\"delivery\": {\"intermediateReport\": 1}}"
            + " | webhooks.delivery.intermediateReport",
        "\"sender\": 38599                                 | sender",
        "\"destinations\": {\"to\": \"1\"}                 | destinations",
        "\"destinations\": [\"385911111101\"]              | destinations[0]",
        "\"destinations\": [{}]                            | destinations[0].to",
        "\"destinations\": [{\"to\": null}]                | destinations[0].to",
        "\"destinations\": [{\"to\": \"1\", \"networkId\": \"1\"}] | destinations[0].networkId",
        "\"destinations\": [{\"to\": \"1\", \"messageId\": 1}]     | destinations[0].messageId",
      })
  void of_the_rest_of_a_message(String member, String property) {
    assertThat(wrong(member)).containsExactly("messages[0]." + property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                  | options",
        "{\"includeSmsCountInResponse\": \"yes\"}            | options.includeSmsCountInResponse",
        "{\"schedule\": {\"sendingSpeedLimit\": {}}}         | options.schedule.sendingSpeedLimit.amount",
        "{\"schedule\": {\"sendingSpeedLimit\": {\"amount\": 1, \"timeUnit\": \"SECOND\"}}}"
            + " | options.schedule.sendingSpeedLimit.timeUnit",
        "{\"tracking\": {\"shortenUrl\": 1}}                 | options.tracking.shortenUrl",
        "{\"tracking\": {\"trackClicks\": \"no\"}}           | options.tracking.trackClicks",
        "{\"tracking\": {\"removeProtocol\": 0}}             | options.tracking.removeProtocol",
        "{\"tracking\": {\"trackingUrl\": true}}             | options.tracking.trackingUrl",
        "{\"tracking\": {\"customDomain\": 1}}               | options.tracking.customDomain",
        "{\"conversionTracking\": {\"useConversionTracking\": 1}}"
            + " | options.conversionTracking.useConversionTracking",
        "{\"conversionTracking\": {\"conversionTrackingName\": 1}}"
            + " | options.conversionTracking.conversionTrackingName",
      })
  void of_the_options_of_all_messages(String options, String property) {
    var messages = SubmitFixture.unreported("m", "385911111101");
    var body = messages.substring(0, messages.length() - 1) + ", \"options\": " + options + "}";

    assertThat(refused("/sms/3/messages", body)).containsExactly(property);
  }

  @Test
  void of_a_time_more_than_180_days_ahead() {
    assertThat(refusedAt(Duration.ofDays(180))).isEmpty();
    assertThat(refusedAt(Duration.ofDays(180).plusMillis(1)))
        .containsExactly("options.schedule.sendAt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"regional\": {\"turkeyIys\": {}}                 | regional.turkeyIys.recipientType",
        "\"regional\": {\"indiaDlt\": {}}                  | regional.indiaDlt.principalEntityId",
        "\"deliveryTimeWindow\": {\"days\": [\"DAY\"]}     | deliveryTimeWindow.days[0]",
        "\"flash\": 1                                      | flash",
        "\"language\": {\"languageCode\": 1}               | language.languageCode",
        "\"transliteration\": 1                            | transliteration",
        "\"validityPeriod\": \"6\"                         | validityPeriod",
        "\"intermediateReport\": \"true\"                  | intermediateReport",
        "\"sendAt\": \"2027-03-02T09:15:04.120+0000\"      | sendAt",
      })
  void of_version_2(String member, String property) {
    var response =
        caller.post(
            "/sms/2/text/advanced",
            "{\"messages\": [{\"text\": \"a\", \"destinations\": [{\"to\": \"385911111101\"}], %s}]}"
                .formatted(member));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(
            JsonText.parse(response.body())
                .getJsonObject("requestError")
                .getJsonObject("serviceException")
                .getJsonObject("validationErrors"))
        .containsOnlyKeys("messages[0]." + property);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"content\": {\"text\": \"a\", \"transliteration\": \"NONE\"}",
        "\"content\": {\"text\": \"a\", \"language\": {\"languageCode\": \"NONE\"}}",
        "\"content\": {\"text\": \"a\", \"language\": {\"languageCode\": \"PT\", \"lockingShift\": true}}",
        "\"options\": {\"regional\": {\"turkeyIys\": {\"recipientType\": \"BIREYSEL\"}}}",
        "\"options\": {\"deliveryTimeWindow\": {\"days\": [\"MONDAY\", \"SUNDAY\"],"
            + " \"from\": {\"hour\": 23, \"minute\": 0}, \"to\": {\"hour\": 0, \"minute\": 0}}}",
        "\"options\": {\"deliveryTimeWindow\": {\"days\": [\"MONDAY\"],"
            + " \"from\": {\"hour\": 0, \"minute\": 0}, \"to\": {\"hour\": 23, \"minute\": 59}}}",
        "\"webhooks\": {\"contentType\": \"application/json\"}",
        "\"options\": null, \"webhooks\": null, \"something\": \"new\"",
      })
  void but_not_what_is_right(String member) {
    assertThat(submit(member)).isEmpty();
  }

  private List<String> refusedAt(Duration ahead) {
    var sendAt = InfobipDate.write(clock.instant().plus(ahead), ZoneOffset.UTC);
    var body = SubmitFixture.unreported("m", "385911111101");
    return refused(
        "/sms/3/messages",
        body.substring(0, body.length() - 1)
            + ", \"options\": {\"schedule\": {\"sendAt\": \"%s\"}}}".formatted(sendAt));
  }

  private static String withOption(String option) {
    return "\"options\": {" + option + "}";
  }

  private static String withTitle(int length) {
    return withOption(
        "\"regional\": {\"southKorea\": {\"title\": \"%s\"}}".formatted("t".repeat(length)));
  }

  private List<String> wrong(String member) {
    var properties = submit(member);
    assertThat(simulator.totals().getInt("messages")).isZero();
    return properties;
  }

  /** Later members of an object win, so that one of the message can be given anew. */
  private List<String> submit(String member) {
    return refused(
        "/sms/3/messages",
        """
        {"messages": [{"destinations": [{"to": "385911111101", "messageId": "m"}],
                       "content": {"text": "Hi"}, %s}]}
        """
            .formatted(member));
  }

  private List<String> refused(String path, String body) {
    var response = caller.post(path, body);
    var answer = JsonText.parse(response.body());
    if (response.statusCode() == 200) {
      return List.of();
    }
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(answer.getString("errorCode")).isEqualTo("E400");
    return answer.getJsonArray("violations").stream()
        .map(each -> each.asJsonObject().getString("property"))
        .toList();
  }
}
