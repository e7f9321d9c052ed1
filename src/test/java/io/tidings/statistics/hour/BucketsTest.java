package io.tidings.statistics.hour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketsTest {

  @Test
  void a_bucket_has_what_took_as_long_as_its_bound() {
    assertThat(Buckets.of(Duration.ofMillis(-5))).isZero();
    assertThat(Buckets.of(Duration.ofSeconds(1))).isZero();
    assertThat(Buckets.of(Duration.ofMillis(1_001))).isEqualTo(1);
    assertThat(Buckets.of(Duration.ofSeconds(86_400))).isEqualTo(Buckets.COUNT - 2);
    assertThat(Buckets.of(Duration.ofDays(30))).isEqualTo(Buckets.COUNT - 1);
  }

  @Test
  void a_quantile_lies_within_its_bucket() {
    var counted = new long[Buckets.COUNT];
    counted[3] = 100; // 3 to 5 seconds

    assertThat(Buckets.quantile(counted, 0.5)).isEqualTo(4.0);
    assertThat(Buckets.quantile(counted, 0.99)).isEqualTo(5.0);
  }

  @Test
  void what_took_longer_than_all_bounds_is_told_as_the_last() {
    var counted = new long[Buckets.COUNT];
    counted[Buckets.COUNT - 1] = 1;

    assertThat(Buckets.quantile(counted, 0.5)).isEqualTo(86_400);
  }

  @Test
  void quantiles_of_many_are_no_further_off_than_a_bucket_is_wide() {
    var random = new Random(5);
    var counted = new long[Buckets.COUNT];
    var times = random.doubles(10_000, 0, 60).sorted().toArray();
    for (var time : times) {
      counted[Buckets.of(Duration.ofMillis((long) (time * 1_000)))]++;
    }

    for (var share : new double[] {0.5, 0.9, 0.99}) {
      assertThat(Buckets.quantile(counted, share))
          .isCloseTo(
              times[(int) (share * times.length)], org.assertj.core.api.Assertions.within(1.0));
    }
  }
}
