package io.tidings.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.access.key.Caller;
import io.tidings.dev.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketRateTest {

  private static final Caller SHOP = Caller.ofDefaultTeam("shop");
  private static final Caller CLINIC = Caller.ofDefaultTeam("clinic");

  private final SettableClock clock = new SettableClock();
  private final TicketRate rate =
      InjectionFixture.inject(new TicketRate(), new TicketSettings(2), clock);

  @Test
  void a_caller_gets_so_many_in_a_minute_and_others_theirs() {
    assertThat(rate.take(SHOP)).isTrue();
    assertThat(rate.take(SHOP)).isTrue();
    assertThat(rate.take(SHOP)).isFalse();
    assertThat(rate.take(CLINIC)).isTrue();
    assertThat(rate.most()).isEqualTo(2);

    clock.pass(Duration.ofMinutes(1));
    assertThat(rate.take(SHOP)).isTrue();
    assertThat(rate.take(SHOP)).isTrue();
    assertThat(rate.take(SHOP)).isFalse();
  }
}
