package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {

  @Test
  void it_hides_its_number_wherever_it_is_printed() {
    var recipient = new Recipient("+385911234567");

    assertThat(recipient).hasToString("+385…");
    assertThat("to " + recipient).doesNotContain("911234567");
  }

  @Test
  void infobip_gets_the_digits_only() {
    assertThat(new Recipient("+385911234567").digits()).isEqualTo("385911234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "385911234567",
        "+085911234567",
        "+3",
        "+1234567890123456",
        "+385 911234567",
        "+385911234567\n",
        "+٣٨٥911234567",
      })
  void what_is_no_e164_number_is_refused_without_repeating_it(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recipient(number))
        .withMessage("not an E.164 number");
  }
}
