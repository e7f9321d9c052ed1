package io.tidings.content;

import static io.tidings.read.json.JsonFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.pseudonym.NumberForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  private static final NumberForms NUMBER = NumberForms.of("+385911111101", "+999000000000");

  @ParameterizedTest
  @CsvSource({
    "+385911111101, …101",
    "385911111101, …101",
    "+2901234, …234",
    "+290123, …",
    "'', …",
  })
  void of_a_number_that_is_hidden_three_digits_stay(String number, String hidden) {
    assertThat(Content.HIDDEN.number(number)).isEqualTo(hidden);
    assertThat(Content.SHOWN.number(number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to +385911111101.",
        "00385911111101",
        "+385 (0)91/111-11.01",
        "%2B385911111101",
        "%33%38%35%39%31%31%31%31%31%31%30%31",
        "\\u0033\\u0038\\u0035\\u0039\\u0031\\u0031\\u0031\\u0031\\u0031\\u0031\\u0030\\u0031",
        "tel:+385\u00a091\u00a0111\u00a01101",
      })
  void words_that_are_hidden_have_no_number_in_them(String words) {
    assertThat(NUMBER.replaceIn(words)).isNotEqualTo(words);

    var hidden = Content.HIDDEN.words(words);
    assertThat(NUMBER.replaceIn(hidden)).isEqualTo(hidden).doesNotContain("385");
    assertThat(Content.SHOWN.words(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "019ab0c1-7d00-7000-8000-000000000001",
        "2026-11-23T13:00:04.803+0000",
        "Infobip answered 429 for 12 messages.",
        "DELIVERED_TO_HANDSET",
      })
  void what_is_no_number_stays(String words) {
    assertThat(Content.HIDDEN.words(words)).isEqualTo(words);
  }

  @Test
  void of_a_report_stays_what_is_known_to_be_no_number_and_no_text() {
    assertThat(
            Content.HIDDEN.json(
                json(
                    """
                    {"results":[
                      {"messageId":"019ab0c1-7d00-7000-8000-000000000001","to":"385911111101",
                       "sentAt":"2026-11-23T13:00:04.803+0000","smsCount":2,"final":true,
                       "price":{"pricePerMessage":0.0312,"currency":"EUR"},"mccMnc":"310410",
                       "status":{"groupId":3,"id":5,"name":"DELIVERED_TO_HANDSET",
                         "description":"Delivered to 385911111101"}},
                      {"from":385911111101,"text":"Ana","keyword":null,"385911111101":"x"}]}
                    """)))
        .isEqualTo(
            json(
                """
                {"results":[
                  {"messageId":"019ab0c1-7d00-7000-8000-000000000001","to":"…101",
                   "sentAt":"2026-11-23T13:00:04.803+0000","smsCount":2,"final":true,
                   "price":{"pricePerMessage":0.0312,"currency":"EUR"},"mccMnc":"310410",
                   "status":{"groupId":3,"id":5,"name":"DELIVERED_TO_HANDSET",
                     "description":"Delivered to …101"}},
                  {"from":"…101","text":"(hidden)","keyword":null,"…101":"(hidden)"}]}
                """));
  }
}
