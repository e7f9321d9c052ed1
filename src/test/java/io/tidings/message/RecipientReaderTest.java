package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import io.tidings.TypedCase;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientReaderTest {

  static Stream<TypedCase> typed() {
    return TypedCase.recipients();
  }

  @ParameterizedTest
  @MethodSource("typed")
  void a_number_is_read_as_people_write_it_and_what_can_be_none_is_refused(TypedCase each) {
    assertThat(RecipientReader.read(each.typed()).map(Recipient::number)).isEqualTo(each.meant());
  }

  @Test
  void nothing_at_all_is_no_number() {
    assertThat(RecipientReader.read("")).isEmpty();
  }

  /** A library for numbers reads over these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+385911111101;ext=5",
        "+385911111101;phone-context=hr",
        "+385911111101,+385911111102"
      })
  void parameters_of_a_number_are_refused(String text) {
    assertThat(RecipientReader.read(text)).isEmpty();
  }

  @Test
  void a_mobile_number_of_every_region_is_read() {
    var numbers = PhoneNumberUtil.getInstance();
    for (var region : numbers.getSupportedRegions()) {
      Optional.ofNullable(numbers.getExampleNumberForType(region, PhoneNumberType.MOBILE))
          .map(number -> numbers.format(number, PhoneNumberFormat.E164))
          .ifPresent(
              number ->
                  assertThat(RecipientReader.read("\u202d" + number + "\u202c"))
                      .as(region)
                      .contains(new Recipient(number)));
    }
  }
}
