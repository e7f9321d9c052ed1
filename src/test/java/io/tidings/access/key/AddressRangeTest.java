package io.tidings.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/24, 192.0.2.1, true",
    "192.0.2.8/29, 192.0.2.15, true",
    "192.0.2.8/29, 192.0.2.16, false",
    "192.0.2.8/29, 192.0.2.7, false",
    "83.166.64.0/19, 83.166.95.255, true",
    "83.166.64.0/19, 83.166.96.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "::/0, 192.0.2.7, false",
    "192.0.2.0/24, ::ffff:192.0.2.7, true",
    "fe80::/10, fe80::1%eth0, true"
  })
  void an_address_is_in_a_range_when_it_begins_with_the_same_bits(
      String range, String address, boolean contained) {
    assertThat(
            AddressRange.parse(range)
                .orElseThrow()
                .contains(AddressRange.address(address).orElseThrow()))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.org",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.0/33",
        "192.0.2.0/",
        "192.0.2.0/-1",
        "192.0.2.0/24/8",
        "192.0.2.0/+24",
        "010.0.2.0",
        "192.0.2.7.",
        "2001:db8::/129",
        "2001:db8:::1",
        "1:2:3:4:5:6:7",
        ":",
        "cafe"
      })
  void what_is_no_address_or_range_is_none_and_nobody_is_asked_for_a_name(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }
}
