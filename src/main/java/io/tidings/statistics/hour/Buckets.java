package io.tidings.statistics.hour;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The steps by which times to the handset are counted: each bucket has those up to its bound, the
 * last one all that took longer. What is stored was counted by them, so they never change.
 */
public final class Buckets {

  private static final int[] BOUNDS = {
    1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 21_600,
    43_200, 86_400
  };

  public static final int COUNT = BOUNDS.length + 1;

  private static final int TENTHS = 10;

  private Buckets() {}

  /** A handset's clock may be behind ours. */
  static int of(Duration time) {
    int bucket = 0;
    while (bucket < BOUNDS.length && time.toMillis() > BOUNDS[bucket] * 1_000L) {
      bucket++;
    }
    return bucket;
  }

  /** The columns that count them, each as the form says, with its name in the place of %s. */
  public static String columns(String form) {
    return IntStream.range(0, COUNT)
        .mapToObj(bucket -> form.replace("%s", "took_" + bucket))
        .collect(Collectors.joining(", "));
  }

  /**
   * Seconds within which a share of them was delivered, to a tenth: as if those of a bucket were
   * spread evenly over it. Of what took longer than all bounds, the last bound.
   *
   * @param counted at least one
   */
  public static double quantile(long[] counted, double share) {
    double wanted = share * LongStream.of(counted).sum();
    int bucket = 0;
    while (bucket < BOUNDS.length && (wanted > counted[bucket] || counted[bucket] == 0)) {
      wanted -= counted[bucket++];
    }
    if (bucket == BOUNDS.length) {
      return BOUNDS[BOUNDS.length - 1];
    }
    double from = bucket == 0 ? 0 : BOUNDS[bucket - 1];
    double seconds = from + (BOUNDS[bucket] - from) * wanted / counted[bucket];
    return Math.round(seconds * TENTHS) / (double) TENTHS;
  }
}
