package io.tidings.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.InjectionFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  private final AtomicLong now = new AtomicLong();
  private final BodyReader bodies =
      InjectionFixture.inject(
          new BodyReader(), WebhookFixture.settings(Map.of()), new TickingClock());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (128 << 10) - 1, 128 << 10, (128 << 10) + 1, 2 << 20})
  void a_body_within_the_bounds_is_read_as_it_is(int length) {
    assertThat(bodies.read(new ByteArrayInputStream(new byte[length]))).hasSize(length);
  }

  @Test
  void a_larger_one_is_given_up_where_the_bound_is() {
    var endless = new Endless(0);

    assertRefused(endless, Refusal.TOO_LARGE);
    assertThat(endless.given).isEqualTo((2 << 20) + 1);
  }

  @Test
  void who_sends_a_byte_now_and_then_is_not_waited_for() {
    assertRefused(new Endless(100), Refusal.TOO_SLOW);
    assertThat(now.get()).isBetween(20_000L, 20_200L);
  }

  @Test
  void a_connection_that_breaks_ends_the_call() {
    assertRefused(
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        },
        Refusal.CUT_OFF);
  }

  @Test
  void of_a_refused_call_no_more_is_read_than_may_be_kept() {
    var endless = new Endless(0);

    assertThat(bodies.beginning(endless, 2_048)).hasSize(2_049);
    assertThat(bodies.beginning(new ByteArrayInputStream(new byte[9]), 2_048)).hasSize(9);
    assertThat(bodies.beginning(new Endless(30_000), 2_048)).hasSize(1);
    assertThat(endless.given).isEqualTo(2_049);
  }

  private void assertRefused(InputStream body, Refusal refusal) {
    assertThatThrownBy(() -> bodies.read(body))
        .isInstanceOfSatisfying(
            RefusedException.class, why -> assertThat(why.refusal()).isEqualTo(refusal));
  }

  /** A body that never ends; with a pause it comes byte by byte. */
  private final class Endless extends InputStream {

    private final long pause;
    private long given;

    Endless(long pause) {
      this.pause = pause;
    }

    @Override
    public int read() {
      given++;
      now.addAndGet(pause);
      return ' ';
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int count = pause == 0 ? length : 1;
      for (int place = 0; place < count; place++) {
        to[offset + place] = (byte) read();
      }
      return count;
    }
  }

  private final class TickingClock extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plus(Duration.ofMillis(now.get()));
    }
  }
}
