package io.tidings.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.config.SettingsFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangesTest {

  private static final String KEY = "tidings.report.sources";
  private static final Map<String, List<String>> PRESETS =
      Map.of("infobip", List.of("193.105.74.0/24", "62.140.31.0/24"));

  @Test
  void ranges_and_the_preset_stand_side_by_side() {
    var ranges = ranges("192.0.2.0/24, Infobip ,2001:db8::/32");

    assertThat(ranges.ranges()).hasSize(4);
    assertThat(ranges.contain(AddressRange.address("193.105.74.9").orElseThrow())).isTrue();
    assertThat(ranges.contain(AddressRange.address("2001:db8::9").orElseThrow())).isTrue();
    assertThat(ranges.contain(AddressRange.address("198.51.100.1").orElseThrow())).isFalse();
  }

  @Test
  void an_entry_that_is_no_range_is_named() {
    var reader = SettingsFixture.of(Map.of(KEY, "192.0.2.0/24,example.org")).reader();

    AddressRanges.read(reader, KEY, PRESETS);

    assertThat(reader.problems())
        .containsExactly(
            "tidings.report.sources has 'example.org': write addresses such as 192.0.2.7, ranges"
                + " such as 192.0.2.0/24 or 2001:db8::/32, or infobip, comma separated.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "198.51.100.1 | -                                     | 198.51.100.1",
        // nobody but a proxy is believed
        "198.51.100.1 | 193.105.74.9                          | 198.51.100.1",
        "192.0.2.1    | 193.105.74.9                          | 193.105.74.9",
        // what stands before the proxies' own entries anyone may have written
        "192.0.2.1    | 193.105.74.9, 198.51.100.1            | 198.51.100.1",
        "192.0.2.1    | 193.105.74.9, 198.51.100.1, 192.0.2.2 | 198.51.100.1",
        "192.0.2.1    | 193.105.74.9; 198.51.100.1            | 198.51.100.1",
        "192.0.2.1    | 193.105.74.9:4711                     | 193.105.74.9",
        "192.0.2.1    | [2001:db8::7]:4711                    | 2001:db8:0:0:0:0:0:7",
        "192.0.2.1    | 2001:db8::7                           | 2001:db8:0:0:0:0:0:7",
        "192.0.2.1    | 192.0.2.2                             | 192.0.2.2",
        "192.0.2.1    | -                                     | 192.0.2.1",
        // what cannot be read is nobody
        "192.0.2.1    | unknown                               | -",
        "192.0.2.1    | 193.105.74.9, example.org             | -",
        "unknown      | 193.105.74.9                          | -"
      })
  void of_what_was_forwarded_only_the_word_of_our_proxies_counts(
      String peer, String forwarded, String caller) {
    var headers =
        forwarded == null ? List.<String>of() : Arrays.stream(forwarded.split(";", -1)).toList();

    assertThat(
            ranges("192.0.2.0/24")
                .callerBehind(peer, headers)
                .map(address -> address.getHostAddress()))
        .isEqualTo(java.util.Optional.ofNullable(caller));
  }

  private static AddressRanges ranges(String value) {
    var reader = SettingsFixture.of(Map.of(KEY, value)).reader();
    var ranges = AddressRanges.read(reader, KEY, PRESETS);
    assertThat(reader.problems()).isEmpty();
    return ranges;
  }
}
