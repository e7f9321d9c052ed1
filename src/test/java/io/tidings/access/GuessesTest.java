package io.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.key.AddressRange;
import io.tidings.access.key.AddressRanges;
import io.tidings.access.key.Digest;
import io.tidings.dev.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessesTest {

  private final SettableClock clock = new SettableClock();
  private final Guesses guesses = new Guesses(clock, 3);

  private boolean guess(String address, int number) {
    return guesses.add(address, Digest.sha256("guess " + number));
  }

  @Test
  void an_address_may_try_so_many_different_keys_in_a_minute() {
    assertThat(guess("a", 1)).isFalse();
    assertThat(guess("a", 2)).isFalse();
    assertThat(guess("a", 3)).isFalse();
    assertThat(guess("a", 4)).isTrue();
    assertThat(guess("b", 1)).isFalse();

    clock.pass(Duration.ofMinutes(1));
    assertThat(guess("a", 5)).isFalse();
  }

  @Test
  void who_guesses_from_addresses_without_end_is_held_to_one_share() {
    for (int address = 0; address < 10_003; address++) {
      assertThat(guess("address " + address, address)).as("address %d", address).isFalse();
    }

    assertThat(guess("one more", 20_000)).isTrue();
    assertThat(guesses.letIn("address 1", "shop")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7,           198.51.100.7",
    "2001:db8:1:2:3:4:5:6,   2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:2:ffff::1,   2001:db8:1:2:0:0:0:0/64",
  })
  void addresses_of_one_network_count_as_one(String address, String network) {
    assertThat(AddressRanges.networkOf(AddressRange.address(address).orElseThrow()))
        .isEqualTo(network);
  }
}
