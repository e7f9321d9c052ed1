package io.tidings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.dev.SettableClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final SettableClock clock = new SettableClock();
  private final Remembered<Integer> remembered = new Remembered<>(this::read, clock);
  private int asked;
  private boolean away;

  private int read() throws IOException {
    asked++;
    if (away) {
      throw new IOException("away");
    }
    return asked;
  }

  @Test
  void it_is_kept_for_ten_minutes() throws IOException {
    assertThat(remembered.get()).isEqualTo(1);
    clock.pass(Remembered.FRESH.minusSeconds(1));
    assertThat(remembered.get()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(remembered.get()).isEqualTo(2);
  }

  @Test
  void whoever_wants_it_anew_gets_it_at_most_once_in_ten_seconds() throws IOException {
    remembered.get();
    assertThat(remembered.renewed()).isEqualTo(1);
    clock.pass(Remembered.LEAST_BETWEEN);
    assertThat(remembered.renewed()).isEqualTo(2);
    assertThat(remembered.renewed()).isEqualTo(2);
  }

  @Test
  void it_goes_on_to_count_while_the_provider_is_away() throws IOException {
    remembered.get();
    away = true;
    clock.pass(Duration.ofHours(1));
    assertThat(remembered.get()).isEqualTo(1);
  }

  @Test
  void a_provider_that_is_away_is_asked_at_most_once_in_ten_seconds() throws IOException {
    away = true;
    assertThatThrownBy(remembered::get).hasMessage("away");
    assertThatThrownBy(remembered::get).hasMessage("it was asked in vain a moment ago");
    assertThat(asked).isEqualTo(1);

    away = false;
    clock.pass(Remembered.LEAST_BETWEEN);
    assertThat(remembered.get()).isEqualTo(2);
  }
}
