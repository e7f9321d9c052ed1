package io.tidings.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SinkQueueTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant START = Instant.EPOCH;

  private final SinkQueue queue = new SinkQueue(1_000, 1_000_000);

  private boolean stallsAt(double second) {
    return queue.stalls(START.plusMillis((long) (second * 1_000)), PATIENCE);
  }

  private static WireEvent event(int bytes) {
    return new WireEvent(null, null, "x".repeat(bytes));
  }

  @Test
  void nothing_stalls_while_nothing_waits() {
    assertThat(stallsAt(0)).isFalse();
    assertThat(stallsAt(1_000)).isFalse();
  }

  @Test
  void a_reader_stalls_when_something_has_waited_longer_than_patience() {
    queue.offer(List.of(event(1)));

    assertThat(stallsAt(0)).isFalse();
    queue.offer(List.of(event(1)));
    assertThat(stallsAt(30)).isFalse();
    assertThat(stallsAt(30.001)).isTrue();
  }

  @Test
  void a_reader_that_caught_up_in_between_does_not_stall() {
    queue.offer(List.of(event(1)));
    stallsAt(0);
    queue.next();
    queue.offer(List.of(event(1)));

    assertThat(stallsAt(31)).isFalse();
    assertThat(stallsAt(61)).isFalse();
    assertThat(stallsAt(61.001)).isTrue();
  }

  @Test
  void a_reader_that_takes_a_long_opening_slowly_gets_the_time_it_needs() {
    queue.begin(IntStream.range(0, 100).mapToObj(n -> event(16_384)).toList(), () -> {});
    assertThat(stallsAt(0)).isFalse();
    IntStream.range(0, 10).forEach(n -> queue.next());

    assertThat(stallsAt(40)).isFalse();
    assertThat(stallsAt(40.001)).isTrue();
  }
}
