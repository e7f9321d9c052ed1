package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Recipient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientReaderTest {

  @ParameterizedTest
  @CsvSource({
    "+385911111101, +385911111101",
    "+385 91 111 1101, +385911111101",
    "' +385-91-111-1101 ', +385911111101",
    "+385 (91) 111.11/01, +385911111101",
    "+385\u00a091\u00a0111\u20111101, +385911111101",
    "+1 (202) 555-0143, +12025550143",
    "+39 06 698 12345, +390669812345",
    "+290 22222, +29022222",
    "+٣٨٥911111101, +385911111101",
  })
  void a_number_is_read_as_people_write_it(String text, String number) {
    assertThat(RecipientReader.read(text)).contains(new Recipient(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "385911111101",
        "00385911111101",
        "0911111101",
        "+0385911111101",
        "+385",
        "+38591",
        "+999911111101",
        "+3859111111011111",
        "+385911111101,+385911111102",
        "+385911111101/+385911111102",
        "tel:+385911111101",
        "name@example.org",
        "+385911111101                              ",
      })
  void what_can_be_no_number_is_refused(String text) {
    assertThat(RecipientReader.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+38591111110O",
        "+385911111101a",
        "+3859l1111101",
        "+1 800 FLOWERS",
        "+385911111101 ext. 5",
        "+385911111101x5",
        "+385911111101;ext=5",
        "+385911111101;phone-context=hr",
        "+385911111101#5",
        "+385911111101*5",
      })
  void a_number_with_more_in_it_than_a_number_goes_to_nobody(String text) {
    assertThat(RecipientReader.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+49301234567890123", "+4930123456789012"})
  void a_number_possible_in_its_country_but_longer_than_e164_allows_is_refused(String text) {
    assertThat(RecipientReader.read(text)).isEmpty();
  }
}
