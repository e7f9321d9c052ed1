package io.tidings.dev.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** How long calls took, kept one by one by one thread. */
final class Latencies {

  private long[] nanos = new long[1 << 12];
  private int count;

  void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  static Latencies of(Collection<Latencies> parts) {
    var all = new Latencies();
    all.nanos = new long[parts.stream().mapToInt(Latencies::count).sum()];
    for (var part : parts) {
      System.arraycopy(part.nanos, 0, all.nanos, all.count, part.count);
      all.count += part.count;
    }
    Arrays.sort(all.nanos);
    return all;
  }

  int count() {
    return count;
  }

  /** Of {@link #of} only, which sorts: the share is 0.99 for p99. */
  Duration quantile(double share) {
    return count == 0
        ? Duration.ZERO
        : Duration.ofNanos(nanos[Math.min(count - 1, (int) Math.ceil(share * count) - 1)]);
  }

  /** In milliseconds, for people. */
  String millis(double share) {
    return "%.1f".formatted(quantile(share).toNanos() / 1e6);
  }
}
