package io.tidings.send.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.send.body.SendRequestBody;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void the_way_a_body_is_written_makes_no_difference() {
    assertThat(
            print(
                """
                {"sender": null, "text": "\\u0048i",
                 "recipients": [{"to": "\\u202d+385 91 111 1101\\u202c"}, "\\uff0b385911111102"]}
                """))
        .isEqualTo(print("{\"recipients\":[\"+385911111101\",\"+385911111102\"],\"text\":\"Hi\"}"));
  }

  @Test
  void nulls_the_order_of_members_and_the_offset_of_a_moment_make_no_difference() {
    assertThat(
            print(
                """
                {"text":"Hi","recipients":[{"to":"+385911111101","clientReference":null}],
                 "tracking":{"trackClicks":true,"shortenUrl":false,"customDomain":null},
                 "flash":null,"sendAt":"2026-11-24T13:00:00+01:00"}
                """))
        .isEqualTo(
            print(
                """
                {"sendAt":"2026-11-24T12:00:00.000Z",
                 "tracking":{"shortenUrl":false,"trackClicks":true},
                 "recipients":["+385911111101"],"text":"Hi"}
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'flash':false",
        "'transliteration':'NONE'",
        "'language':{'languageCode':'NONE'}",
        "'language':{'languageCode':'NONE','singleShift':false,'lockingShift':false}",
        "'validityPeriod':{'amount':48,'timeUnit':'HOURS'}",
        "'validityPeriod':{'amount':2880}",
        "'validityPeriod':{'amount':2880,'timeUnit':'MINUTES'}",
        "'validityPeriod':{'amount':172800,'timeUnit':'SECONDS'}",
        "'tracking':{}",
        "'tracking':{'shortenUrl':true,'trackClicks':true,'removeProtocol':false}",
        "'conversionTracking':{'useConversionTracking':false}",
        "'platform':{}",
        "'platform':{'entityId':null}",
        "'regional':{'southKorea':{}}",
        "'sender':null",
        "'sendAt':null",
        "'recipients':[{'to':'+385911111101','clientReference':null,'networkId':null}]",
      })
  void an_option_at_its_default_is_the_same_as_none(String option) {
    assertThat(of(option)).isEqualTo(print("{'recipients':['+385911111101'],'text':'Hi'}"));
  }

  @Test
  void a_part_of_an_option_at_its_default_is_the_same_as_none() {
    assertThat(of("'validityPeriod':{'amount':5,'timeUnit':'MINUTES'}"))
        .isEqualTo(of("'validityPeriod':{'amount':5}"));
    assertThat(of("'language':{'languageCode':'TR','singleShift':true,'lockingShift':false}"))
        .isEqualTo(of("'language':{'singleShift':true,'languageCode':'TR'}"));
    assertThat(of("'tracking':{'trackClicks':true,'shortenUrl':false}"))
        .isEqualTo(of("'tracking':{'shortenUrl':false}"));
    assertThat(of("'deliveryTimeWindow':{'days':['SUNDAY','MONDAY']}"))
        .isEqualTo(of("'deliveryTimeWindow':{'days':['MONDAY','SUNDAY']}"));
  }

  private static String of(String option) {
    return print("{'recipients':['+385911111101'],'text':'Hi',%s}".formatted(option));
  }

  @Test
  void whatever_changes_the_meaning_changes_the_fingerprint() {
    var bodies =
        List.of(
            "{'text':'Hi','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','recipients':['+385911111102','+385911111101']}",
            "{'text':'Hi','recipients':['+385911111101']}",
            "{'text':'Hi ','recipients':['+385911111101','+385911111102']}",
            "{'text':'hi','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','sender':'Tidings','recipients':['+385911111101','+385911111102']}",
            "{'text':'TidingsHi','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi+385911111101','recipients':['+385911111102']}",
            "{'text':'Šal','sender':'123','recipients':['+385911111101','+385911111102']}",
            "{'text':'Žal','sender':'123','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','flash':true,'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','campaignReferenceId':'a','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','validityPeriod':{'amount':5},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','validityPeriod':{'amount':5,'timeUnit':'HOURS'},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','validityPeriod':{'amount':48},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','tracking':{'shortenUrl':false},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','language':{'languageCode':'TR'},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','language':{'languageCode':'NONE','singleShift':true},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','language':{'languageCode':'TR','singleShift':true},"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','sendAt':'2026-11-24T12:00:00Z',"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','sendAt':'2026-11-24T12:00:01Z',"
                + "'recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','recipients':[{'to':'+385911111101','clientReference':'a'},"
                + "'+385911111102']}",
            "{'text':'Hi','recipients':['+385911111101',"
                + "{'to':'+385911111102','clientReference':'a'}]}",
            "{'text':'Hi','recipients':[{'to':'+385911111101','networkId':7},'+385911111102']}");

    assertThat(bodies.stream().map(FingerprintTest::print).toList())
        .doesNotHaveDuplicates()
        .allSatisfy(print -> assertThat(print).hasSize(64));
  }

  @Test
  void a_new_version_knows_the_fingerprints_of_options_too() {
    assertThat(
            of(
                "'flash':true,'validityPeriod':{'amount':5,'timeUnit':'HOURS'},"
                    + "'deliveryTimeWindow':{'days':['MONDAY','FRIDAY']}"))
        .isEqualTo("ba09fe9e4497a0c4015610419f828a1eb7956489140229957b438cda95eb9b57");
  }

  /** A change here makes keys of the last 24 hours answer "reused" after an update. */
  @Test
  void a_new_version_knows_the_fingerprints_of_the_old_one() {
    assertThat(
            print("{\"sender\":\"Tidings\",\"text\":\"Šifra\",\"recipients\":[\"+385911111101\"]}"))
        .isEqualTo("d537dff30b7b36c83f7816ffbffd6f3abee64a5923fd2612c193ace57ec89872");
  }

  @Test
  void values_count_and_the_order_of_their_names_does_not() {
    var body =
        "{\"text\":\"{{a}}{{b}}\",\"recipients\":[{\"to\":\"+385911111101\",\"values\":%s}]}";

    assertThat(print(body.formatted("{\"a\":\"1\",\"b\":\"2\"}")))
        .isEqualTo(print(body.formatted("{\"b\":\"2\",\"a\":\"1\"}")))
        .isNotEqualTo(print(body.formatted("{\"a\":\"2\",\"b\":\"1\"}")))
        .isNotEqualTo(print(body.formatted("{\"a\":\"1\",\"b\":\"\"}")));
  }

  private static String print(String body) {
    try (var reader = Json.createReader(new StringReader(body.replace('\'', '"')))) {
      var asked = SendRequestBody.read(reader.readObject(), NOON);
      return HexFormat.of().formatHex(Fingerprint.of(asked));
    }
  }
}
