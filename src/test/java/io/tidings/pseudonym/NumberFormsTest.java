package io.tidings.pseudonym;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormsTest {

  private final NumberForms forms = NumberForms.of("+385911111101", "+999000123456");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "385911111101 | 999000123456",
        "+385911111101 | +999000123456",
        "00385911111101 | 00999000123456",
        "Call +385 91 111-1101 now | Call +999 00 012-3456 now",
        "+385 (0)91/1111 101, at 8 | +999 (0)00/0123 456, at 8",
        "to=%2B385911111101&x=1 | to=%2B999000123456&x=1",
        "to=%2b385%2091%20111%201101 | to=%2b999%2000%20012%203456",
        "to=%20385911111101 | to=%20999000123456",
        "to=%252B385911111101 | to=%252B999000123456",
        "\\u002b385911111101 | \\u002b999000123456",
        "\\u002B\\u0033\\u0038\\u0035911111101 | \\u002B\\u0039\\u0039\\u0039000123456",
        "%33%38%35911111101 | %39%39%39000123456",
        "{\"to\":\"385911111101\"} | {\"to\":\"999000123456\"}",
        "order-385911111101-2026 | order-999000123456-2026",
        "a385911111101b | a999000123456b",
        "385911111101 385911111101 | 999000123456 999000123456",
      })
  void it_is_found_however_it_is_written_and_the_rest_stays(String text, String replaced) {
    assertThat(forms.replaceIn(text)).isEqualTo(replaced).hasSameSizeAs(text);
    assertThat(text).matches("(?s)" + forms.inOrder().replace("%", ".*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+38591111110",
        "+3859111111011",
        "1385911111101",
        "+385911111102",
        "38591\n\n\n1111101",
        ""
      })
  void another_number_stays(String text) {
    assertThat(forms.replaceIn(text)).isSameAs(text);
  }

  @Test
  void a_number_that_begins_another_leaves_that_alone() {
    var shorter = NumberForms.of("+38591111110", "+99900000000");

    assertThat(shorter.replaceIn("+385911111101 and +38591111110"))
        .isEqualTo("+385911111101 and +99900000000");
  }

  @Test
  void bytes_stay_what_they_are_but_for_the_digits() {
    var body = "{\"x\":\"\u010d\u20ac\",\"to\":\"385\u00a0911111101\"}";
    var broken = new byte[] {(byte) 0xff, 0, (byte) 0x80};

    assertThat(new String(forms.replaceIn(body.getBytes(UTF_8)), UTF_8))
        .isEqualTo("{\"x\":\"\u010d\u20ac\",\"to\":\"999\u00a0000123456\"}");
    assertThat(forms.replaceIn(broken)).isSameAs(broken);
  }

  @Test
  void what_is_too_short_to_be_a_number_is_nowhere() {
    assertThat(NumberForms.of("12345", "+99900").replaceIn("12345")).isEqualTo("12345");
    assertThat(NumberForms.of("no number", "+99900").replaceIn("no number")).isEqualTo("no number");
  }

  @Test
  void a_pseudonym_of_another_length_goes_as_far_as_it_does() {
    assertThat(NumberForms.of("385911111101", "+99912").replaceIn("385911111101"))
        .isEqualTo("999129991299");
  }

  @Test
  void it_does_not_show_the_number() {
    assertThat(forms).hasToString("12 digits");
  }
}
