package io.tidings.system.node;

import static io.tidings.dev.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastingTest {

  private final Lasting lasting = new Lasting();

  @Test
  void what_is_found_three_times_in_a_row_has_been_so_since_the_first() {
    assertThat(lasting.found(true, NOON)).isEmpty();
    assertThat(lasting.found(true, NOON.plusSeconds(2))).isEmpty();
    assertThat(lasting.found(true, NOON.plusSeconds(4))).contains(NOON);
    assertThat(lasting.found(true, NOON.plusSeconds(6))).contains(NOON);
  }

  @Test
  void once_it_is_not_so_it_begins_anew() {
    for (int look = 0; look < 3; look++) {
      lasting.found(true, NOON.plusSeconds(look));
    }

    assertThat(lasting.found(false, NOON.plusSeconds(3))).isEmpty();
    assertThat(lasting.found(true, NOON.plusSeconds(4))).isEmpty();
    assertThat(lasting.found(true, NOON.plusSeconds(5))).isEmpty();
    assertThat(lasting.found(true, NOON.plusSeconds(6))).contains(NOON.plusSeconds(4));
  }
}
