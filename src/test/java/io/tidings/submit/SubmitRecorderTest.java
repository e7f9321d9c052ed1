package io.tidings.submit;

import static io.tidings.InjectionFixture.inject;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.loop.ManagedThreadsFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outcomes of submits, kept while the database is away. */
@Timeout(60)
class SubmitRecorderTest {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final SubmitOutcome TAKEN = new SubmitOutcome.Taken(List.of());

  private final SettableClock clock = new SettableClock();
  private final ManagedThreadsFixture threads = new ManagedThreadsFixture();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final AwayStore store = new AwayStore();
  private final SubmitRecorder recorder =
      inject(new SubmitRecorder(), store, inject(new RelayMeters(), registry), clock, threads);

  /** A database that is away for the first time that it is asked about some attempts. */
  private static final class AwayStore extends OutcomeStore {
    private final Set<SubmitResult> refused = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<SubmitResult> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<SubmitResult> stored = new LinkedBlockingQueue<>();
    private final CountDownLatch mayStore = new CountDownLatch(1);

    @Override
    Map<SubmitDecision.Kind, Integer> store(List<SubmitResult> attempts) {
      asked.addAll(attempts);
      try {
        mayStore.await();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      if (refused.removeAll(attempts)) {
        throw new IllegalStateException(new SQLException("away", "08006"));
      }
      stored.addAll(attempts);
      return Map.of(SubmitDecision.Kind.HANDED_OVER, attempts.size());
    }
  }

  @BeforeEach
  void start() {
    recorder.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    store.mayStore.countDown();
    stop();
    assertThat(threads.allEnded()).isTrue();
  }

  /** Time passes until it has stopped. */
  private void stop() throws InterruptedException {
    var closer = new Thread(recorder::close);
    closer.start();
    while (closer.isAlive()) {
      clock.pass(Duration.ofMillis(10));
      closer.join(10);
    }
  }

  @Test
  void an_outcome_is_stored_and_counted() throws Exception {
    store.mayStore.countDown();
    var attempt = attempt(1);

    recorder.record(attempt);

    assertThat(store.stored.poll(5, SECONDS)).isEqualTo(attempt);
    stop();
    assertThat(registry.counter("tidings.submit.messages", "fate", "handed_over").count())
        .isEqualTo(1);
  }

  @Test
  void one_after_the_other_is_stored_at_once() throws Exception {
    store.mayStore.countDown();
    long start = System.nanoTime();
    for (int attempt = 0; attempt < 5; attempt++) {
      recorder.record(attempt(1));
      assertThat(store.stored.poll(5, SECONDS)).isNotNull();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void while_its_lease_lasts_an_outcome_is_kept_until_the_database_is_back() throws Exception {
    store.mayStore.countDown();
    var attempt = attempt(1);
    store.refused.add(attempt);
    clock.pass(LEASE.minusMillis(1));

    recorder.record(attempt);

    assertThat(store.stored.poll(5, SECONDS)).isEqualTo(attempt);
    assertThat(store.asked).containsExactly(attempt, attempt);
  }

  @Test
  void when_its_lease_is_over_an_outcome_is_given_up_for_the_logs_decide() throws Exception {
    store.mayStore.countDown();
    var over = attempt(1);
    clock.pass(LEASE);
    var held = attempt(1);
    store.refused.addAll(List.of(over, held));

    recorder.record(over);
    assertThat(store.asked.poll(5, SECONDS)).isEqualTo(over);
    recorder.record(held);

    assertThat(store.stored.poll(5, SECONDS)).isEqualTo(held);
    assertThat(store.asked).containsExactly(held, held);
    assertThat(store.stored).isEmpty();
  }

  @Test
  void whoever_brings_more_than_may_wait_waits_with_it() throws Exception {
    recorder.record(attempt(15_000));
    assertThat(store.asked.poll(5, SECONDS)).isNotNull();
    recorder.record(attempt(15_000));
    var recorded = new CountDownLatch(1);
    var bringer =
        new Thread(
            () -> {
              try {
                recorder.record(attempt(5_001));
                recorded.countDown();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    bringer.start();
    assertThat(recorded.await(100, MILLISECONDS)).isFalse();

    store.mayStore.countDown();

    bringer.join();
    assertThat(recorded.getCount()).isZero();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(store.stored.poll(5, SECONDS)).isNotNull();
    }
  }

  @Test
  void what_waits_when_the_node_stops_is_stored_first() throws Exception {
    recorder.record(attempt(1));
    assertThat(store.asked.poll(5, SECONDS)).isNotNull();
    recorder.record(attempt(1));
    recorder.record(attempt(1));
    var closer = new Thread(recorder::close);
    closer.start();
    closer.join(50);
    assertThat(threads.made()).allMatch(Thread::isAlive);

    store.mayStore.countDown();
    closer.join();

    assertThat(store.stored).hasSize(3);
    assertThat(threads.allEnded()).isTrue();
  }

  @Test
  void stopping_does_not_wait_for_a_database_that_is_away() throws Exception {
    recorder.record(attempt(1));
    assertThat(store.asked.poll(5, SECONDS)).isNotNull();
    recorder.record(attempt(1));

    stop();

    assertThat(store.stored).isEmpty();
    assertThat(threads.allEnded()).isTrue();
  }

  @Test
  void one_that_never_started_takes_nothing_and_stops() throws Exception {
    var unused = new SubmitRecorder();

    unused.record(attempt(1));
    unused.close();
  }

  private SubmitResult attempt(int messages) {
    return new SubmitResult(OutboxFixture.claimOf(messages, clock, LEASE), TAKEN);
  }
}
