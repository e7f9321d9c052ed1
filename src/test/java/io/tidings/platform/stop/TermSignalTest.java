package io.tidings.platform.stop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TermSignalTest {

  @Test
  void once_taken_it_runs_what_was_asked_for_and_ends_no_process() throws InterruptedException {
    var told = new CountDownLatch(2);
    var signal = Objects.requireNonNull(TermSignal.take(told::countDown));
    try {
      signal.raise();
      signal.raise();

      assertThat(told.await(20, SECONDS)).isTrue();
    } finally {
      signal.giveBack();
    }
  }

  @Test
  void it_goes_back_to_whoever_had_it_before() throws InterruptedException {
    var before = new CountDownLatch(1);
    var outer = Objects.requireNonNull(TermSignal.take(before::countDown));
    try {
      Objects.requireNonNull(TermSignal.take(() -> {})).giveBack();

      outer.raise();

      assertThat(before.await(20, SECONDS)).isTrue();
    } finally {
      outer.giveBack();
    }
  }
}
