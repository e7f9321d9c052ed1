package io.tidings.statistics.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource({
    "+385911111101, HR",
    "+4915111111102, DE",
    "+12025550123, US",
    "+14165550123, CA",
    "+18765550123, JM",
    "+447700900123, GB",
    "+79161234567, RU",
    "+77011234567, KZ",
    "+390612345678, IT"
  })
  void a_number_is_of_a_country(String number, String country) {
    assertThat(Countries.of(number)).contains(country);
  }

  @Test
  void an_erased_number_and_one_of_no_country_are_of_none() {
    assertThat(Countries.of("+9995111111102")).isEmpty();
    assertThat(Countries.of("+870773111632")).isEmpty();
    assertThat(Countries.of("+21")).isEmpty();
  }

  @Test
  void networks_have_names_and_countries() {
    assertThat(Networks.name("21901")).contains("HT");
    assertThat(Networks.country("21901")).contains("HR");
    assertThat(Networks.country("310260")).contains("US");
    assertThat(Networks.name("21999")).isEmpty();
    assertThat(Networks.country("21999")).contains("HR");
    assertThat(Networks.name("219")).isEmpty();
    assertThat(Networks.isOne("+385911111101")).isFalse();
    assertThat(Networks.isOne("385911")).isTrue();
  }

  @Test
  void every_network_in_the_table_has_a_country_that_has_numbers() {
    assertThat(Networks.codes()).hasSizeGreaterThan(250).allMatch(Networks::isOne);
    assertThat(Networks.codes())
        .allSatisfy(
            code ->
                assertThat(Networks.country(code).filter(Countries::isOne)).as(code).isPresent());
  }
}
