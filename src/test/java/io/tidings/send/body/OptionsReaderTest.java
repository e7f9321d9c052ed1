package io.tidings.send.body;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of a send request as a caller writes them, in the limits of Infobip's API. */
class OptionsReaderTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String LONGEST = "x".repeat(255);
  private static final String TOO_LONG = "x".repeat(256);
  private static final String LONG_RULE = "must be a string of 1 to 255 characters";

  @Test
  void all_options_are_kept_as_given_sorted_and_without_nulls() {
    assertThat(
            options(
                    """
                "transliteration":"TURKISH","flash":true,"campaignReferenceId":null,
                "language":{"singleShift":true,"languageCode":"TR"},
                "validityPeriod":{"timeUnit":"HOURS","amount":48},
                "deliveryTimeWindow":{"days":["SUNDAY","MONDAY"],
                  "to":{"minute":59,"hour":23},"from":{"minute":0,"hour":0}},
                "platform":{"entityId":"shop","applicationId":null},
                "regional":{"southKorea":{"title":"Shop","resellerCode":7},
                  "indiaDlt":{"principalEntityId":"1","contentTemplateId":"2","telemarketerId":"3"},
                  "turkeyIys":{"recipientType":"TACIR","brandCode":2147483647}},
                "tracking":{"shortenUrl":true,"trackClicks":false,"removeProtocol":true,
                  "trackingUrl":"https://shop.example/clicks","customDomain":"s.example"},
                "conversionTracking":{"useConversionTracking":true,"conversionTrackingName":"sale"}
                """)
                .toString())
        .isEqualTo(
            "{\"conversionTracking\":{\"conversionTrackingName\":\"sale\","
                + "\"useConversionTracking\":true},"
                + "\"deliveryTimeWindow\":{\"days\":[\"SUNDAY\",\"MONDAY\"],"
                + "\"from\":{\"hour\":0,\"minute\":0},\"to\":{\"hour\":23,\"minute\":59}},"
                + "\"flash\":true,"
                + "\"language\":{\"languageCode\":\"TR\",\"singleShift\":true},"
                + "\"platform\":{\"entityId\":\"shop\"},"
                + "\"regional\":{\"indiaDlt\":{\"contentTemplateId\":\"2\","
                + "\"principalEntityId\":\"1\",\"telemarketerId\":\"3\"},"
                + "\"southKorea\":{\"resellerCode\":7,\"title\":\"Shop\"},"
                + "\"turkeyIys\":{\"brandCode\":2147483647,\"recipientType\":\"TACIR\"}},"
                + "\"tracking\":{\"customDomain\":\"s.example\",\"removeProtocol\":true,"
                + "\"shortenUrl\":true,\"trackClicks\":false,"
                + "\"trackingUrl\":\"https://shop.example/clicks\"},"
                + "\"transliteration\":\"TURKISH\","
                + "\"validityPeriod\":{\"amount\":48,\"timeUnit\":\"HOURS\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'validityPeriod':{'amount':1}",
        "'validityPeriod':{'amount':2880}",
        "'validityPeriod':{'amount':2880,'timeUnit':'MINUTES'}",
        "'validityPeriod':{'amount':172800,'timeUnit':'SECONDS'}",
        "'deliveryTimeWindow':{'days':['MONDAY']}",
        "'deliveryTimeWindow':{'days':['MONDAY'],'from':{'hour':9,'minute':0},"
            + "'to':{'hour':10,'minute':0}}",
        "'deliveryTimeWindow':{'days':['MONDAY'],'from':{'hour':22,'minute':0},"
            + "'to':{'hour':6,'minute':0}}",
        "'language':{'languageCode':'AUTODETECT'}",
        "'transliteration':'NONE'",
        "'tracking':{}",
        "'flash':false",
      })
  void what_is_within_the_limits_is_read(String options) {
    assertThat(options(options.replace('\'', '"'))).hasSize(1);
  }

  @Test
  void names_have_up_to_255_characters() {
    assertThat(options("\"campaignReferenceId\":\"" + LONGEST + "\"")).hasSize(1);
    for (var field :
        new String[] {
          "campaignReferenceId",
          "platform.entityId",
          "platform.applicationId",
          "tracking.customDomain",
          "conversionTracking.conversionTrackingName",
          "regional.indiaDlt.telemarketerId",
          "regional.indiaDlt.contentTemplateId",
        }) {
      for (var wrong : new String[] {'"' + TOO_LONG + '"', "\"\"", "5", "[]"}) {
        assertThat(violationsOf(() -> options(nested(field, wrong))))
            .contains(new Violation(field, LONG_RULE));
      }
    }
  }

  @Test
  void a_regional_title_has_up_to_66_characters() {
    var title = "regional.southKorea.title";
    assertThat(options(nested(title, '"' + "x".repeat(66) + '"'))).hasSize(1);
    assertThat(violationsOf(() -> options(nested(title, '"' + "x".repeat(67) + '"'))))
        .containsExactly(new Violation(title, "must be a string of 1 to 66 characters"));
  }

  @Test
  void the_segments_are_counted_as_the_options_ask() {
    var text = "ш".repeat(1676);
    var body = "{\"recipients\":[\"+385911111101\"],\"text\":\"" + text + "\"%s}";

    assertThat(read(body.formatted(",\"transliteration\":\"CYRILLIC\"")).text()).isEqualTo(text);
    assertThat(violationsOf(() -> read(body.formatted(""))))
        .containsExactly(new Violation("text", "needs 26 segments; at most 25 can be sent"));
  }

  /** An object in an object for each part of the path. */
  private static String nested(String path, String value) {
    var json = new StringBuilder();
    var parts = path.split("\\.", -1);
    for (int part = 0; part < parts.length; part++) {
      json.append(part == 0 ? "" : "{").append('"').append(parts[part]).append("\":");
    }
    return json.append(value).append("}".repeat(parts.length - 1)).toString();
  }

  private static JsonObject options(String members) {
    return read("{\"recipients\":[\"+385911111101\"],\"text\":\"x\"," + members + "}").options();
  }

  private static NewSendRequest read(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return SendRequestBody.read(reader.readObject(), NOON);
    }
  }
}
