package io.tidings.read.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

  @ParameterizedTest
  @CsvSource({
    "HR, +385911111101, true",
    "hr, +385911111101, true",
    "HR, +38640123456, false",
    "US, +12015550123, true",
    "CA, +12015550123, false",
    "CA, +16045550123, true",
    "US, +16045550123, false",
    "KZ, +77011234567, true",
    "RU, +77011234567, false",
    "GG, +447781123456, true",
    "GB, +447400123456, true",
    "GG, +447400123456, false",
  })
  void a_number_is_of_the_country_it_is_from_also_where_several_share_a_calling_code(
      String code, String number, boolean itsOwn) {
    assertThat(Country.of(code))
        .hasValueSatisfying(c -> assertThat(c.has(number)).isEqualTo(itsOwn));
  }

  @Test
  void a_number_that_no_plan_has_is_of_the_main_country_of_its_calling_code() {
    assertThat(Country.of("US"))
        .hasValueSatisfying(c -> assertThat(c.has("+10000000000")).isTrue());
    assertThat(Country.of("CA"))
        .hasValueSatisfying(c -> assertThat(c.has("+10000000000")).isFalse());
  }

  @Test
  void its_numbers_begin_with_its_calling_code() {
    assertThat(Country.of("HR")).map(Country::prefix).hasValue("+385");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "HRV", "385", "+385", "H%", "001"})
  void what_is_no_country_with_numbers_is_none(String text) {
    assertThat(Country.of(text)).isEmpty();
  }
}
