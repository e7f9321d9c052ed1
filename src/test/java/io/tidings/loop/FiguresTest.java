package io.tidings.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.store.StoreDoor;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Figures figures = new Figures();
  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch mayRead = new CountDownLatch(1);

  @BeforeEach
  void threads() {
    figures.threads =
        new ManagedThreadFactory() {
          @Override
          public Thread newThread(Runnable work) {
            return new Thread(work);
          }

          @Override
          public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException();
          }
        };
  }

  @AfterEach
  void stop() {
    mayRead.countDown();
    figures.stop();
  }

  @Test
  void each_refresh_reads_anew() throws InterruptedException {
    var figure = figures.of(reads::incrementAndGet);

    figures.refresh(LONG);
    assertThat(figure.get()).isEqualTo(1);
    figures.refresh(LONG);
    assertThat(figure.get()).isEqualTo(2);
  }

  @Test
  void one_that_does_not_come_in_time_is_no_number_until_it_does() throws InterruptedException {
    var figure =
        figures.of(
            () -> {
              awaitMayRead();
              return reads.incrementAndGet();
            });

    figures.refresh(SHORT);
    assertThat(figure.get()).isEqualTo(Double.NaN);

    mayRead.countDown();
    figures.refresh(LONG);
    assertThat(figure.get()).isNotEqualTo(Double.NaN);
  }

  @Test
  void one_that_fails_spoils_no_other() throws InterruptedException {
    var broken =
        figures.of(
            () -> {
              throw new IllegalStateException("expected by a test");
            });
    var figure = figures.of(reads::incrementAndGet);

    figures.refresh(LONG);

    assertThat(broken.get()).isEqualTo(Double.NaN);
    assertThat(figure.get()).isEqualTo(1);
  }

  @Test
  void nobody_waits_while_the_database_is_away() throws InterruptedException {
    var figure = figures.of(reads::incrementAndGet);
    figures.refresh(LONG);

    StoreDoor.ofThisApplication().close("a test");
    try {
      figures.refresh(LONG);
    } finally {
      StoreDoor.ofThisApplication().open();
    }

    assertThat(figure.get()).isEqualTo(Double.NaN);
    assertThat(reads).hasValue(1);
  }

  private void awaitMayRead() {
    try {
      mayRead.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
