package io.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongKeyTallyTest {

  private final WrongKeyTally tally = new WrongKeyTally();

  @Test
  void one_sentence_says_how_many_and_from_where() {
    tally.add("198.51.100.7", KeyCheck.Use.CALL);
    tally.add("198.51.100.7", KeyCheck.Use.CALL);
    tally.add("198.51.100.8", KeyCheck.Use.SIGN_IN);

    assertThat(tally.take())
        .contains(
            "a wrong key came with 2 calls and 1 sign-ins since a minute ago, from 198.51.100.7"
                + " (2), 198.51.100.8 (1)");
    assertThat(tally.take()).isEmpty();
  }

  @Test
  void the_busiest_five_addresses_are_told() {
    for (int address = 1; address <= 2_000; address++) {
      tally.add("a" + address, KeyCheck.Use.CALL);
    }
    for (int time = 0; time < 7; time++) {
      tally.add("a900", KeyCheck.Use.CALL);
    }

    assertThat(tally.take().orElseThrow())
        .startsWith("a wrong key came with 2007 calls and 0 sign-ins since a minute ago, from")
        .contains("elsewhere (1000), a900 (8), ")
        .endsWith(" and others");
  }
}
