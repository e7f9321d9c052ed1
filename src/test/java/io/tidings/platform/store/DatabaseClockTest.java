package io.tidings.platform.store;

import static io.tidings.dev.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private final SettableClock machine = new SettableClock();
  private long nanos = -5_000_000_000L;
  private final DatabaseClock clock = new DatabaseClock(machine, () -> nanos);

  @Test
  void before_the_database_is_asked_the_time_is_the_machines() {
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void nodes_whose_clocks_differ_agree_once_the_database_has_told_its_time() {
    machine.pass(Duration.ofSeconds(30));
    var ahead = new DatabaseClock(machine, () -> nanos);
    assertThat(ahead.instant()).isEqualTo(NOON.plusSeconds(30));

    assertThat(ahead.told(NOON, ahead.count())).isEqualTo(Duration.ofSeconds(-30));

    assertThat(ahead.instant()).isEqualTo(NOON).isEqualTo(clock.instant());
  }

  @Test
  void it_tells_by_how_much_the_clock_of_its_machine_is_off() {
    assertThat(clock.machineIsAhead()).isZero();
    machine.pass(Duration.ofSeconds(30));
    assertThat(clock.machineIsAhead()).isEqualTo(Duration.ofSeconds(30));

    clock.told(NOON.plusSeconds(31), clock.count());

    assertThat(clock.machineIsAhead()).isEqualTo(Duration.ofSeconds(-1));
  }

  @Test
  void a_machine_whose_clock_is_set_is_not_noticed() {
    machine.pass(Duration.ofHours(-3));
    nanos += 2_000_000_000L;

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void the_way_to_the_database_and_back_sets_no_clock() {
    long asked = clock.count();
    nanos += 600_000_000L;

    assertThat(clock.told(NOON.plusMillis(650), asked)).isZero();
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(600));
  }

  @Test
  void a_database_whose_clock_is_set_is_followed() {
    assertThat(clock.told(NOON.plusSeconds(60), clock.count())).isEqualTo(Duration.ofSeconds(60));
    nanos += 1_500;

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60).plusNanos(1_000));
  }
}
