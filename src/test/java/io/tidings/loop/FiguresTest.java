package io.tidings.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.store.StoreDoor;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FiguresTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Figures figures = new Figures();
  private final AtomicInteger reads = new AtomicInteger();
  private final ManagedThreadsFixture threads = new ManagedThreadsFixture();
  private final CountDownLatch mayRead = new CountDownLatch(1);

  @BeforeEach
  void injectThreads() {
    figures.threads = threads;
  }

  @AfterEach
  void stop() {
    mayRead.countDown();
    figures.stop();
    assertThat(threads.allEnded()).isTrue();
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
  void what_was_read_before_is_not_told_when_it_does_not_come_again() throws InterruptedException {
    var figure =
        figures.of(
            () -> {
              if (reads.incrementAndGet() > 1) {
                awaitMayRead();
              }
              return reads.get();
            });
    figures.refresh(LONG);
    assertThat(figure.get()).isEqualTo(1);

    figures.refresh(SHORT);

    assertThat(figure.get()).isEqualTo(Double.NaN);
  }

  @Test
  void whoever_came_later_waits_for_the_reading_after_that_of_others() throws Exception {
    var begun = new Semaphore(0);
    var mayEnd = new Semaphore(0);
    var figure =
        figures.of(
            () -> {
              begun.release();
              mayEnd.acquireUninterruptibly();
              return reads.incrementAndGet();
            });
    var first = new Thread(this::refresh);
    first.start();
    begun.acquire();
    var second = new Thread(this::refresh);
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    mayEnd.release();
    first.join();
    begun.acquire();
    second.join(50);
    assertThat(second.isAlive()).isTrue();

    mayEnd.release(1_000);
    second.join();
    assertThat(figure.get().intValue()).isGreaterThanOrEqualTo(2);
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

  @Test
  void before_anybody_waits_for_it_a_figure_is_no_number() {
    assertThat(figures.of(reads::incrementAndGet).get()).isEqualTo(Double.NaN);
    assertThat(reads).hasValue(0);
    assertThat(threads.made()).isEmpty();
  }

  @Test
  void all_figures_are_read_on_one_thread() throws InterruptedException {
    var readers = new ConcurrentLinkedQueue<Thread>();
    figures.of(
        () -> {
          readers.add(Thread.currentThread());
          return 1;
        });

    figures.refresh(LONG);
    figures.refresh(LONG);

    assertThat(readers).hasSize(2).containsOnly(threads.made().get(0));
    assertThat(threads.made()).hasSize(1);
  }

  @Test
  void whoever_comes_while_others_are_read_for_has_them_read_anew() throws Exception {
    var begun = new CountDownLatch(1);
    var figure =
        figures.of(
            () -> {
              begun.countDown();
              awaitMayRead();
              return reads.incrementAndGet();
            });
    var first = new Thread(this::refresh);
    first.start();
    begun.await();
    var second = new Thread(this::refresh);
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    mayRead.countDown();
    first.join();
    second.join();

    assertThat(figure.get().intValue()).isGreaterThanOrEqualTo(2);
  }

  private void refresh() {
    try {
      figures.refresh(LONG);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitMayRead() {
    try {
      mayRead.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
