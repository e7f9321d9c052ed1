package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.Source;
import io.tidings.message.Status;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfobipMapperTest {

  private static final String ID = "019ab0c1-7d00-7000-8000-000000000001";
  private static final UUID MESSAGE = UUID.fromString(ID);
  private static final Status UNKNOWN = new Status("UNKNOWN", null, null);

  /** As Infobip posts it for a message submitted with version 3 of its API. */
  static final String DELIVERED =
      """
      {"results":[{"bulkId":"bulk-7001","messageId":"019ab0c1-7d00-7000-8000-000000000001",
        "to":"385911111101","sender":"Tidings",
        "sentAt":"2026-11-23T13:00:01.120+0000","doneAt":"2026-11-23T14:00:04.803+0100",
        "messageCount":2,"mccMnc":"21901","callbackData":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
        "price":{"pricePerMessage":0.0312,"currency":"EUR"},
        "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET",
          "description":"Message delivered to handset"},
        "error":{"groupId":0,"groupName":"OK","id":0,"name":"NO_ERROR","description":"No Error",
          "permanent":false},
        "platform":{"applicationId":"default"},"campaignReferenceId":"parcels"}]}
      """;

  @Test
  void a_report_is_read_with_all_its_facts() {
    assertThat(only(DELIVERED))
        .isEqualTo(
            DeliveryReportFixture.report(MESSAGE, new Status("DELIVERED_TO_HANDSET", 3, 5))
                .error(new ProviderError(0, 0, "NO_ERROR", false))
                .doneAt(Instant.parse("2026-11-23T13:00:04.803Z"))
                .facts()
                .raw(null)
                .made());
  }

  @Test
  void a_report_of_version_2_says_the_same_by_other_names() {
    var report =
        only(
            """
            {"results":[{"messageId":"%s","to":"385911111101","from":"Tidings",
              "doneAt":"2026-11-23T13:00:04.803+0000","smsCount":3,"mccMnc":"21901",
              "price":{"pricePerMessage":0,"currency":"EUR"},"applicationId":"default",
              "status":{"groupId":2,"id":9},"error":{"groupId":1,"groupName":"HANDSET_ERRORS",
              "id":1,"name":"EC_UNKNOWN_SUBSCRIBER","permanent":true}}]}
            """);

    assertThat(report.segments()).isEqualTo(3);
    assertThat(report.status()).isEqualTo(new Status("UNDELIVERABLE_NOT_DELIVERED", 2, 9));
    assertThat(report.error()).isEqualTo(new ProviderError(1, 1, "EC_UNKNOWN_SUBSCRIBER", true));
    assertThat(report.price()).isEqualTo(new Price(BigDecimal.ZERO, "EUR"));
  }

  @Test
  void a_report_that_says_nothing_but_its_message_is_a_report_still() {
    assertThat(only("{\"results\":[{\"messageId\":\"%s\"}]}"))
        .isEqualTo(DeliveryReportFixture.report(MESSAGE, UNKNOWN).made());
  }

  @Test
  void the_answer_to_a_submit_is_a_report_for_each_message() {
    var parsed =
        InfobipMapper.answers(
            json(
                """
                {"bulkId":"bulk-7001","messages":[
                  {"messageId":"019ab0c1-7d00-7000-8000-000000000001","destination":"385911111101",
                   "details":{"messageCount":1},
                   "status":{"groupId":1,"groupName":"PENDING","id":26,"name":"PENDING_ACCEPTED"}},
                  {"messageId":"019ab0c1-7d00-7000-8000-000000000002","bulkId":"own",
                   "destination":"385911111102",
                   "status":{"groupId":5,"groupName":"REJECTED","id":12,
                     "name":"REJECTED_NOT_ENOUGH_CREDITS"}}]}
                """));

    assertThat(parsed.entries()).hasSize(2);
    assertThat(parsed.reports())
        .extracting(
            DeliveryReport::source,
            DeliveryReport::status,
            DeliveryReport::segments,
            DeliveryReport::bulkId)
        .containsExactly(
            tuple(Source.SUBMIT, new Status("PENDING_ACCEPTED", 1, 26), 1, "bulk-7001"),
            tuple(Source.SUBMIT, new Status("REJECTED_NOT_ENOUGH_CREDITS", 5, 12), null, "own"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"messageId":"8177903","from":"385911111111","to":"385990000001","text":"STOP news",\
        "cleanText":"news","keyword":"STOP","receivedAt":"2026-03-02T10:00:00.000+0000",\
        "smsCount":1}""",
        """
        {"messageId":"019ab0c1-7d00-7000-8000-000000000001","from":"385911111111","message":"x"}""",
        """
        {"event":"MO","sender":"385911111111","destination":"385990000001","channel":"SMS",\
        "content":[{"type":"TEXT","text":"STOP"}]}""",
        "{\"event\":\"BLOCK\",\"sender\":\"385990000001\",\"destination\":\"385911111111\"}",
        "{\"event\":\"unblock\",\"messageId\":\"1\"}",
        "{\"channel\":\"BLOCKLIST\",\"messageId\":\"1\"}"
      })
  void what_a_phone_sent_or_whom_a_channel_blocks_is_no_report(String entry) {
    assertThat(reports("{\"results\":[" + entry + "]}").entries())
        .containsExactly(new ParsedReports.Inbound(entry));
    assertThat(InfobipMapper.isInbound(entry)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messageId\":\"1\",\"from\":\"a\",\"text\":\"b\",\"status\":{\"groupId\":3}}",
        "{\"messageId\":\"1\",\"event\":\"BLOCK\",\"status\":{\"groupId\":3}}",
        "{\"messageId\":\"1\",\"event\":\"DELIVERY\"}",
        "{\"messageId\":\"1\",\"from\":\"a\",\"to\":\"b\"}"
      })
  void what_has_a_status_or_no_content_is_a_report(String entry) {
    assertThat(reports("{\"results\":[" + entry + "]}").entries())
        .containsExactly(new ParsedReports.Foreign(entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"to", "destination"})
  void the_recipient_has_a_name_in_each_api(String name) {
    var raw = "{\"messageId\":\"1\",\"" + name + "\":\"385911111101\",\"callbackData\":\"c\"}";

    assertThat(InfobipMapper.origin(raw)).isEqualTo(new ReportOrigin("1", "385911111101", "c"));
  }

  @Test
  void one_entry_that_is_no_report_does_not_spoil_the_others() {
    var parsed =
        reports(
            """
            {"results":[null,1,"text",[],{},{"messageId":null},{"messageId":"null"},
              {"messageId":" "},{"messageId":{}},
              {"messageId":"019ab0c1-7d00-7000-8000-000000000001"},
              {"messageId":17380925828515475034410},{"messageId":"ord-7001-a"}]}
            """);

    assertThat(parsed.reports()).extracting(DeliveryReport::messageId).containsExactly(MESSAGE);
    assertThat(parsed.entries().subList(0, 9)).containsOnly(new ParsedReports.Broken());
    assertThat(parsed.entries().subList(9, 12))
        .extracting(ParsedReports.Entry::raw)
        .containsExactly(
            "{\"messageId\":\"019ab0c1-7d00-7000-8000-000000000001\"}",
            "{\"messageId\":17380925828515475034410}",
            "{\"messageId\":\"ord-7001-a\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"results\":null}", "{\"results\":{}}", "{\"results\":\"\"}"})
  void a_body_without_results_is_one_broken_entry(String body) {
    assertThat(reports(body)).isEqualTo(new ParsedReports(List.of(new ParsedReports.Broken())));
  }

  @Test
  void a_body_with_empty_results_has_nothing_in_it() {
    assertThat(reports("{\"results\":[]}").entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T13:00:04.803+0000, 2026-11-23T13:00:04.803Z",
    "2026-11-23T14:00:04.803+0100, 2026-11-23T13:00:04.803Z",
    "2026-11-23T14:00:04.803+01:00, 2026-11-23T13:00:04.803Z",
    "2026-11-23T14:00:04.803+01, 2026-11-23T13:00:04.803Z",
    "2026-11-23T13:00:04.803Z, 2026-11-23T13:00:04.803Z",
    "2026-11-23T18:30:04.803+0530, 2026-11-23T13:00:04.803Z",
    "2026-11-23T09:30:04-0330, 2026-11-23T13:00:04Z",
    "2026-11-23T13:00+0000, 2026-11-23T13:00:00Z",
    "2026-11-23T13:00:04.803, 2026-11-23T13:00:04.803Z",
    "2026-11-23T13:00:04, 2026-11-23T13:00:04Z",
    "2026-11-23 13:00:04.803+0000, 2026-11-23T13:00:04.803Z",
    "2026-11-23 14:00:04 +01:00, 2026-11-23T13:00:04Z",
    "2026-11-23 13:00:04, 2026-11-23T13:00:04Z",
    "2026-11-23t13:00:04z, 2026-11-23T13:00:04Z",
    "'2026-11-23T13:00:04,803+0000', 2026-11-23T13:00:04.803Z",
    "' 2026-11-23T13:00:04.803+0000 ', 2026-11-23T13:00:04.803Z",
    "1795438804, 2026-11-23T13:00:04Z",
    "1795438804803, 2026-11-23T13:00:04.803Z",
    "2026-11-23T13:00:04.803+9900, ",
    "2026-11-23, ",
    "20261123130004, ",
    "5, ",
    "-1795438804, ",
    "yesterday, ",
    "null, ",
  })
  void a_time_is_read_with_any_form_of_offset(String doneAt, @Nullable Instant expected) {
    assertThat(
            only("{\"results\":[{\"messageId\":\"%s\",\"doneAt\":\"" + doneAt + "\"}]}").doneAt())
        .isEqualTo(expected);
  }

  @Test
  void a_time_may_be_a_number_of_seconds_or_milliseconds() {
    assertThat(withMember("\"doneAt\":1795438804").doneAt())
        .isEqualTo(Instant.parse("2026-11-23T13:00:04Z"));
    assertThat(withMember("\"doneAt\":1795438804803").doneAt())
        .isEqualTo(Instant.parse("2026-11-23T13:00:04.803Z"));
    assertThat(withMember("\"doneAt\":1.795438804803E12").doneAt())
        .isEqualTo(Instant.parse("2026-11-23T13:00:04.803Z"));
  }

  @Test
  void a_time_is_cut_to_the_microseconds_that_the_database_keeps() {
    // else the same report would not be known when it comes again
    assertThat(withMember("\"doneAt\":\"2026-11-23T13:00:04.123456789Z\"").doneAt())
        .isEqualTo(Instant.parse("2026-11-23T13:00:04.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59.999+0000",
        "+10000-01-01T00:00:00.000+0000",
        "-9999-01-01T00:00:00.000+0000",
        "0000-12-31T00:00:00.000+0000",
        "1582-12-31T23:59:59.999+0000",
      })
  void a_time_outside_of_all_reason_is_no_time(String doneAt) {
    assertThat(withMember("\"doneAt\":\"" + doneAt + "\"").doneAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // what is said wins, known or not
        "{'groupId':3,'groupName':'DELIVERED','id':5,'name':'NEW'}   | NEW                  | 3 | 5",
        "{'groupId':9,'groupName':'NEW','id':5,'name':'NEW_ID'}      | NEW_ID               | 9 | 5",
        "{'groupId':5,'groupName':'REJECTED','id':7001,'name':'NEW'} | NEW                  | 5 | 7001",
        "{'groupId':4,'groupName':'REJECTED','id':15}                | EXPIRED_EXPIRED      | 4 | 15",
        // one id in two groups
        "{'groupId':4,'id':87,'name':'SIGNALS_BLOCKED'}              | SIGNALS_BLOCKED      | 4 | 87",
        "{'groupId':5,'id':87,'name':'SIGNALS_BLOCKED'}              | SIGNALS_BLOCKED      | 5 | 87",
        "{'groupName':'EXPIRED','id':87}                             | SIGNALS_BLOCKED      | 4 | 87",
        "{'id':87,'name':'SIGNALS_BLOCKED'}                          | SIGNALS_BLOCKED      | - | 87",
        // the group from its name, then from the id
        "{'groupName':'DELIVERED','id':2}                            | DELIVERED_TO_OPERATOR| 3 | 2",
        "{'groupName':'Delivered'}                                   | Delivered            | 3 | -",
        "{'groupName':'NEW','id':5}                                  | DELIVERED_TO_HANDSET | 3 | 5",
        "{'id':2}                                                    | DELIVERED_TO_OPERATOR| 3 | 2",
        "{'id':0}                                                    | MESSAGE_ACCEPTED     | 0 | 0",
        "{'id':100}                                                  | UNDELIVERABLE_REJECTED_PLATFORM | 5 | 100",
        "{'id':7001}                                                 | UNKNOWN              | - | 7001",
        // a name that is known stands in for an id that is missing, never against one
        "{'name':'DELIVERED_TO_HANDSET'}                             | DELIVERED_TO_HANDSET | 3 | 5",
        "{'groupId':3,'name':'DELIVERED_TO_OPERATOR'}                | DELIVERED_TO_OPERATOR| 3 | 2",
        "{'groupId':3,'id':5,'name':'DELIVERED_TO_OPERATOR'}         | DELIVERED_TO_OPERATOR| 3 | 5",
        "{'groupId':3}                                               | UNKNOWN              | 3 | -",
        // other types than documented
        "{'groupId':'3','id':'5','name':7}                           | 7                    | 3 | 5",
        "{'groupId':3.0,'id':5e0}                                    | DELIVERED_TO_HANDSET | 3 | 5",
        "{'groupId':'three','id':5.5,'name':['x']}                   | UNKNOWN              | - | -",
        "{'groupId':2147483648,'id':1E999999999}                     | UNKNOWN              | - | -",
        "{'groupId':null,'groupName':'null','id':null,'name':'null'} | UNKNOWN              | - | -",
        "[]                                                          | UNKNOWN              | - | -",
        "7                                                           | UNKNOWN              | - | -",
      })
  void a_status_is_read_from_whatever_part_of_it_is_said(
      String status, String name, @Nullable Integer groupId, @Nullable Integer id) {
    assertThat(withMember("\"status\":" + status.replace('\'', '"')).status())
        .isEqualTo(new Status(name, groupId, id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCHEDULED", "QUEUED", "FAILED", "CANCELLED", "NO_REPORT"})
  void a_status_that_is_only_a_name_is_never_one_of_ours(String name) {
    assertThat(withMember("\"status\":{\"name\":\"" + name + "\"}").status()).isEqualTo(UNKNOWN);
    assertThat(withMember("\"status\":{\"groupName\":\"" + name + "\"}").status())
        .isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{'groupId':0,'groupName':'Ok','id':0,'name':'NO_ERROR'} | 0 | 0    | NO_ERROR | false",
        "{'groupName':'Ok'}                                      | 0 | -    | -        | -",
        // a known id fills in what is missing, never what is said
        "{'groupName':'OPERATOR_ERRORS','id':4102}               | 3 | 4102 | EC_NOTSUBMITTEDTOSMPPCHANNEL | true",
        "{'groupId':1,'id':27,'name':'EC_ABSENT','permanent':true} | 1 | 27 | EC_ABSENT | true",
        "{'groupId':9,'id':99999,'name':'EC_NEW'}                | 9 | 99999| EC_NEW   | -",
        "{'permanent':true}                                      | - | -    | -        | true",
        "{'permanent':'false'}                                   | - | -    | -        | false",
        "{'permanent':1}                                         | - | -    | -        | -",
        "{'permanent':null}                                      | - | -    | -        | -",
        "null                                                    | - | -    | -        | -",
      })
  void an_error_is_read_from_whatever_part_of_it_is_said(
      String error,
      @Nullable Integer groupId,
      @Nullable Integer id,
      @Nullable String name,
      @Nullable Boolean permanent) {
    assertThat(withMember("\"error\":" + error.replace('\'', '"')).error())
        .isEqualTo(new ProviderError(groupId, id, name, permanent));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"pricePerMessage\":0.0312000001,\"currency\":\"EUR\"}', 0.0312000001, EUR",
    "'{\"pricePerMessage\":1.0000000000,\"currency\":\"CREDITS\"}', 1.0000000000, CREDITS",
    "'{\"pricePerMessage\":\"0.05\",\"currency\":\"EUR\"}', 0.05, EUR",
    "'{\"pricePerMessage\":0}', 0, ",
    "'{\"pricePerMessage\":2e-3,\"currency\":null}', 0.002, ",
  })
  void a_price_keeps_every_decimal(String price, BigDecimal amount, @Nullable String currency) {
    assertThat(withMember("\"price\":" + price).price()).isEqualTo(new Price(amount, currency));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pricePerMessage\":1E999999999,\"currency\":\"EUR\"}",
        "{\"pricePerMessage\":1E-999999999,\"currency\":\"EUR\"}",
        "{\"pricePerMessage\":\"1E2147483647\",\"currency\":\"EUR\"}",
        "{\"pricePerMessage\":\"1E99999999999\",\"currency\":\"EUR\"}",
        "{\"pricePerMessage\":\"free\",\"currency\":\"EUR\"}",
        "{\"pricePerMessage\":null,\"currency\":\"EUR\"}",
        "{\"currency\":\"EUR\"}",
        "0.05",
        "null",
      })
  void a_price_nobody_can_pay_is_no_price(String price) {
    assertThat(withMember("\"price\":" + price).price()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"messageCount\":1', 1",
    "'\"messageCount\":\"4\"', 4",
    "'\"messageCount\":0', 0",
    "'\"smsCount\":2', 2",
    "'\"messageCount\":null,\"smsCount\":2', 2",
    "'\"messageCount\":1.5,\"smsCount\":2', 2",
    "'\"details\":{\"messageCount\":3}', 3",
    "'\"messageCount\":-1', ",
    "'\"messageCount\":32768', ",
    "'\"messageCount\":1E999999999', ",
    "'\"details\":[]', ",
  })
  void segments_are_counted_by_any_of_the_names(String members, @Nullable Integer expected) {
    assertThat(withMember(members).segments()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"25099\"', 25099",
    "25099, 25099",
    "'\"null\"', ",
    "'\"\"', ",
    "'\"  \"', ",
    "null, ",
    "true, ",
    "{}, ",
  })
  void a_network_that_is_only_the_word_null_is_none(String json, @Nullable String expected) {
    assertThat(withMember("\"mccMnc\":" + json).mccMnc()).isEqualTo(expected);
  }

  @Test
  void a_character_the_database_cannot_hold_does_not_refuse_the_report() {
    var report =
        withMember(
            """
            "bulkId":"bulk\\u00007001","mccMnc":"219\\u000001",
            "status":{"groupId":5,"id":7001,"name":"NEW\\u0000NAME"},
            "error":{"id":1,"name":"EC\\u0000"},
            "price":{"pricePerMessage":1,"currency":"E\\u0000R"}
            """);

    assertThat(report.bulkId()).isEqualTo("bulk 7001");
    assertThat(report.mccMnc()).isEqualTo("219 01");
    assertThat(report.status()).isEqualTo(new Status("NEW NAME", 5, 7001));
    assertThat(report.error().name()).isEqualTo("EC ");
    assertThat(report.price()).isEqualTo(new Price(BigDecimal.ONE, "E R"));
  }

  @Test
  void nor_does_it_stand_in_what_is_kept_of_a_report() {
    var parsed = reports("{\"results\":[{\"messageId\":\"" + ID + "\",\"x\":\"a\\u0000b\"}]}");

    assertThat(parsed.entries().get(0).raw()).doesNotContain("\0");
  }

  @Test
  void the_text_that_the_logs_repeat_is_not_kept_with_what_they_say() {
    var entry =
        """
        {"results":[{"messageId":"%s","status":{"groupId":3,"id":5},"price":{"currency":"EUR"},
          "content":{"text":"Secret"}}]}
        """
            .formatted(ID);

    var raw = InfobipMapper.reports(json(entry), Source.LOGS).reports().get(0).raw();

    assertThat(raw).contains("\"currency\":\"EUR\"").doesNotContain("Secret", "content");
  }

  @Test
  void a_report_that_was_kept_is_read_again_as_one_of_another_message() {
    var kept = only(DELIVERED);
    var raw = String.valueOf(reports(DELIVERED.replace("%s", ID)).entries().get(0).raw());
    var other = UUID.fromString("019ab0c1-7d00-7000-8000-000000000002");

    var again = InfobipMapper.report(raw, other, Source.REPORT);

    assertThat(again).usingRecursiveComparison().ignoringFields("messageId", "raw").isEqualTo(kept);
    assertThat(again.messageId()).isEqualTo(other);
    assertThat(InfobipMapper.origin(raw))
        .isEqualTo(new ReportOrigin(ID, "385911111101", "6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90"));
  }

  private static DeliveryReport withMember(String member) {
    return only("{\"results\":[{\"messageId\":\"%s\"," + member + "}]}");
  }

  /** The report of a body that has one; {@code %s} in it stands for the message's id. */
  private static DeliveryReport only(String body) {
    var parsed = reports(body.replace("%s", ID));
    assertThat(parsed.reports()).hasSize(1);
    assertThat(parsed.entries()).hasSize(1);
    return parsed.reports().get(0);
  }

  private static ParsedReports reports(String body) {
    return InfobipMapper.reports(json(body), Source.REPORT);
  }

  private static JsonObject json(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }
}
