package io.tidings.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeptTest {

  private final SettableClock clock = new SettableClock();
  private int reads;

  @Test
  void it_is_read_again_once_it_is_old() {
    var kept = new Kept<>(() -> ++reads, Duration.ofSeconds(1), clock);
    assertThat(kept.get()).isEqualTo(1);
    clock.pass(Duration.ofMillis(999));
    assertThat(kept.get()).isEqualTo(1);
    clock.pass(Duration.ofMillis(1));

    assertThat(kept.get()).isEqualTo(2);
  }

  @Test
  @Timeout(30)
  void while_one_reads_others_are_given_what_was_there_before() throws Exception {
    var begun = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var kept =
        new Kept<>(
            () -> {
              if (++reads == 2) {
                begun.countDown();
                await(released);
              }
              return reads;
            },
            Duration.ofSeconds(1),
            clock);
    kept.get();
    clock.pass(Duration.ofSeconds(2));
    var reader = CompletableFuture.supplyAsync(kept::get);
    await(begun);

    assertThat(kept.get()).isEqualTo(1);

    released.countDown();
    assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(kept.get()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
