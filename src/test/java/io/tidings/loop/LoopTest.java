package io.tidings.loop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.store.StoreDoor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTest {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private final BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger interrupts = new AtomicInteger();
  private @Nullable Loop loop;

  @AfterEach
  void close() {
    if (loop != null) {
      loop.close();
    }
  }

  @Test
  void it_runs_at_once_in_a_daemon_thread_of_its_own() throws InterruptedException {
    start(NEVER, this::run);

    assertThat(runs.poll(10, SECONDS)).isEqualTo(1);
    assertThat(thread().getName()).isEqualTo("tidings-test");
    assertThat(thread().isDaemon()).isTrue();
  }

  @Test
  void it_runs_again_at_each_tick() throws InterruptedException {
    start(AT_ONCE, this::run);

    assertRuns(5);
  }

  @Test
  void it_runs_again_at_once_while_there_is_more_to_do() throws InterruptedException {
    start(NEVER, () -> run() || count.get() < 5);

    assertRuns(5);
    assertThat(runs.poll(50, MILLISECONDS)).isNull();
  }

  @Test
  void a_nudge_wakes_it_before_its_tick() throws InterruptedException {
    start(NEVER, this::run);
    assertRuns(1);

    nudge();

    assertThat(runs.poll(10, SECONDS)).isEqualTo(2);
  }

  @Test
  void a_nudge_while_it_runs_lets_it_run_once_more() throws InterruptedException {
    var mayEnd = new CountDownLatch(1);
    start(
        NEVER,
        () -> {
          boolean more = run();
          mayEnd.await();
          return more;
        });
    assertRuns(1);

    nudge();
    nudge();
    nudge();
    mayEnd.countDown();

    assertThat(runs.poll(10, SECONDS)).isEqualTo(2);
    assertThat(runs.poll(50, MILLISECONDS)).isNull();
  }

  @Test
  void a_step_that_fails_goes_on_at_the_next_tick() throws InterruptedException {
    start(
        AT_ONCE,
        () -> {
          run();
          throw new IllegalStateException("expected by a test");
        });

    assertRuns(3);
  }

  @Test
  void a_nudge_does_not_hurry_a_step_that_fails() throws InterruptedException {
    start(
        Duration.ofMinutes(1),
        () -> {
          run();
          throw new IllegalStateException("expected by a test");
        });
    assertRuns(1);

    nudge();

    assertThat(runs.poll(50, MILLISECONDS)).isNull();
  }

  @Test
  void a_database_that_is_back_does() throws InterruptedException {
    start(
        Duration.ofMinutes(1),
        () -> {
          run();
          throw new IllegalStateException("expected by a test");
        });
    assertRuns(1);

    StoreDoor.ofThisApplication().close("a test");
    StoreDoor.ofThisApplication().open();

    assertThat(runs.poll(10, SECONDS)).isEqualTo(2);
  }

  @Test
  void closing_ends_it_while_it_waits_after_a_failure() throws InterruptedException {
    start(
        NEVER,
        () -> {
          run();
          throw new IllegalStateException("expected by a test");
        });
    assertRuns(1);

    close();

    assertThat(thread().isAlive()).isFalse();
  }

  @Test
  void a_step_that_fails_with_an_error_goes_on_at_the_next_tick() throws InterruptedException {
    start(
        AT_ONCE,
        () -> {
          run();
          throw new StackOverflowError("expected by a test");
        });

    assertRuns(3);
  }

  @Test
  void closing_ends_it_while_it_waits_for_its_tick() throws InterruptedException {
    start(NEVER, this::run);
    assertRuns(1);

    close();

    assertThat(thread().isAlive()).isFalse();
    nudge();
    assertThat(count).hasValue(1);
  }

  @Test
  void closing_interrupts_a_step_that_waits() throws InterruptedException {
    start(
        NEVER,
        () -> {
          run();
          new CountDownLatch(1).await();
          return true;
        });
    assertRuns(1);

    close();

    assertThat(thread().isAlive()).isFalse();
  }

  @Test
  void closing_ends_a_loop_that_always_has_more_to_do() throws InterruptedException {
    start(NEVER, () -> !run());
    assertRuns(1);

    close();

    assertThat(thread().isAlive()).isFalse();
  }

  @Test
  void a_loop_that_waits_is_ended_without_an_interrupt() throws InterruptedException {
    start(NEVER, this::run);
    assertRuns(1);

    close();

    assertThat(interrupts).hasValue(0);
    assertThat(thread().isAlive()).isFalse();
  }

  @Test
  void a_loop_that_waits_after_a_failure_is_ended_without_an_interrupt()
      throws InterruptedException {
    start(
        NEVER,
        () -> {
          run();
          throw new IllegalStateException("expected by a test");
        });
    assertRuns(1);

    close();

    assertThat(interrupts).hasValue(0);
    assertThat(thread().isAlive()).isFalse();
  }

  @Test
  void each_failure_in_a_row_is_followed_by_a_longer_wait() throws InterruptedException {
    start(
        AT_ONCE,
        () -> {
          run();
          throw new IllegalStateException("expected by a test");
        });
    assertRuns(1);
    long first = System.nanoTime();
    assertThat(runs.poll(10, SECONDS)).isEqualTo(2);
    long second = System.nanoTime();
    assertThat(runs.poll(10, SECONDS)).isEqualTo(3);
    long third = System.nanoTime();
    assertThat(runs.poll(10, SECONDS)).isEqualTo(4);
    long fourth = System.nanoTime();

    assertThat(Duration.ofNanos(second - first)).isGreaterThan(Duration.ofMillis(80));
    assertThat(Duration.ofNanos(third - second)).isGreaterThan(Duration.ofMillis(180));
    assertThat(Duration.ofNanos(fourth - third))
        .isBetween(Duration.ofMillis(380), Duration.ofSeconds(3));
  }

  /** Of several, because a machine that is busy makes single ones longer. */
  @Test
  void the_first_wait_is_the_shortest() throws InterruptedException {
    var shortest = Duration.ofDays(1);
    for (int attempt = 0; attempt < 5; attempt++) {
      start(
          AT_ONCE,
          () -> {
            run();
            throw new IllegalStateException("expected by a test");
          });
      runs.poll(10, SECONDS);
      long first = System.nanoTime();
      runs.poll(10, SECONDS);
      var wait = Duration.ofNanos(System.nanoTime() - first);
      close();
      shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
      runs.clear();
    }

    assertThat(shortest).isBetween(Duration.ofMillis(80), Duration.ofMillis(350));
  }

  @Test
  void after_a_success_the_waits_are_short_again() throws InterruptedException {
    start(
        AT_ONCE,
        () -> {
          run();
          if (count.get() != 4) {
            throw new IllegalStateException("expected by a test");
          }
          return true;
        });
    assertRuns(5);
    long failed = System.nanoTime();

    assertThat(runs.poll(10, SECONDS)).isEqualTo(6);

    assertThat(Duration.ofNanos(System.nanoTime() - failed)).isLessThan(Duration.ofMillis(700));
  }

  @Test
  void a_database_that_came_back_before_a_failure_does_not_hurry_it() throws InterruptedException {
    start(
        Duration.ofMinutes(1),
        () -> {
          run();
          if (count.get() > 1) {
            throw new IllegalStateException("expected by a test");
          }
          return false;
        });
    assertRuns(1);
    StoreDoor.ofThisApplication().close("a test");
    StoreDoor.ofThisApplication().open();

    nudge();

    assertThat(runs.poll(10, SECONDS)).isEqualTo(2);
    assertThat(runs.poll(50, MILLISECONDS)).isNull();
  }

  @Test
  void none_of_those_that_are_closed_together_begins_another_step() throws InterruptedException {
    start(AT_ONCE, this::run);
    var other = thread();
    var alive = new AtomicReference<@Nullable Boolean>();
    var begun = new CountDownLatch(1);
    var slow =
        Loop.start(
            Thread::new,
            "slow",
            NEVER,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                alive.set(other.isAlive());
              }
              return true;
            });
    begun.await();

    Loop.closeAll(List.of(slow, Objects.requireNonNull(loop)));

    assertThat(alive).hasValue(false);
  }

  @Test
  void whoever_is_interrupted_while_closing_still_is() throws InterruptedException {
    var mayEnd = new CountDownLatch(1);
    start(
        NEVER,
        () -> {
          run();
          mayEnd.await();
          return false;
        });
    assertRuns(1);
    Thread.currentThread().interrupt();

    close();

    assertThat(Thread.interrupted()).isTrue();
    mayEnd.countDown();
  }

  private boolean run() {
    runs.add(count.incrementAndGet());
    return false;
  }

  private void start(Duration tick, Loop.Step step) {
    loop =
        Loop.start(
            task -> {
              var made =
                  new Thread(task) {
                    @Override
                    public void interrupt() {
                      interrupts.incrementAndGet();
                      super.interrupt();
                    }
                  };
              thread.set(made);
              return made;
            },
            "test",
            tick,
            step);
  }

  private void nudge() {
    Objects.requireNonNull(loop).nudge();
  }

  private Thread thread() {
    return Objects.requireNonNull(thread.get());
  }

  private void assertRuns(int times) throws InterruptedException {
    for (int run = 1; run <= times; run++) {
      assertThat(runs.poll(10, SECONDS)).isEqualTo(run);
    }
  }
}
