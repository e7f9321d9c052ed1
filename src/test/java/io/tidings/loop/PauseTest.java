package io.tidings.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {

  @ParameterizedTest
  @CsvSource({
    "0, 60",
    "1, 60",
    "15, 60",
    "16, 64",
    "50, 200",
    "499, 1996",
    "500, 2000",
    "60000, 2000"
  })
  void a_step_that_took_longer_is_followed_by_a_longer_pause(long took, long pause) {
    assertEquals(Duration.ofMillis(pause), Pause.after(Duration.ofMillis(took)));
  }

  @Test
  void a_step_with_more_to_do_ends_after_its_pause() throws Exception {
    long began = System.nanoTime();
    assertTrue(Pause.between(() -> true).run());
    assertTrue(System.nanoTime() - began >= Duration.ofMillis(60).toNanos());
  }

  @Test
  void what_is_done_has_nothing_more_to_do() throws Exception {
    assertFalse(Pause.between(() -> false).run());
  }
}
