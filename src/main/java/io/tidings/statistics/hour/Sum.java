package io.tidings.statistics.hour;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** By how much a row of figures changes. */
final class Sum {

  private final FigureKey key;
  private final int[] took = new int[Buckets.COUNT];
  private int messages;
  private int segments;
  private BigDecimal cost = BigDecimal.ZERO;

  Sum(FigureKey key) {
    this.key = key;
  }

  /**
   * @param sign 1 or -1
   */
  void add(Contribution contribution, int sign) {
    messages += sign;
    segments += sign * contribution.segments();
    cost = cost.add(contribution.cost().multiply(BigDecimal.valueOf(sign)));
    @Nullable Integer bucket = contribution.took();
    if (bucket != null) {
      took[bucket] += sign;
    }
  }

  FigureKey key() {
    return key;
  }

  int messages() {
    return messages;
  }

  int segments() {
    return segments;
  }

  BigDecimal cost() {
    return cost;
  }

  int took(int bucket) {
    return took[bucket];
  }
}
