package io.tidings.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedSignInsTest {

  private final SettableClock clock = new SettableClock();
  private final RefusedSignIns budget = new RefusedSignIns(clock);

  private long kept(String address, int tries) {
    return IntStream.range(0, tries).filter(n -> budget.hasRoom(address)).count();
  }

  @Test
  void of_an_address_some_are_kept_and_the_rest_counted() {
    assertThat(kept("192.0.2.1", 25)).isEqualTo(RefusedSignIns.MOST_OF_AN_ADDRESS);
    assertThat(kept("192.0.2.2", 3)).isEqualTo(3);

    assertThat(budget.takeMore()).isEqualTo(15);
    assertThat(budget.takeMore()).isZero();
  }

  @Test
  void of_all_addresses_together_some_are_kept() {
    long kept = IntStream.range(0, 100).mapToLong(n -> kept("192.0.2." + n, 2)).sum();

    assertThat(kept).isEqualTo(RefusedSignIns.MOST);
    assertThat(budget.takeMore()).isEqualTo(200 - RefusedSignIns.MOST);
  }

  @Test
  void the_next_minute_has_room_again() {
    kept("192.0.2.1", 25);
    clock.pass(Duration.ofMinutes(1));

    assertThat(kept("192.0.2.1", 25)).isEqualTo(RefusedSignIns.MOST_OF_AN_ADDRESS);
    assertThat(budget.takeMore()).isEqualTo(30);
  }
}
