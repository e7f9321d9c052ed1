package io.tidings.statistics.late;

import io.tidings.statistics.hour.Buckets;
import java.util.Optional;

/** What became of the messages to a network or a country in some time. */
final class Deliveries {

  private static final double NINE_OF_TEN = 0.9;

  private final long[] took = new long[Buckets.COUNT];
  private long delivered;
  private long onTheirWay;
  private long failed;

  void add(String outcome, long messages, long[] times) {
    switch (outcome) {
      case "D" -> delivered += messages;
      case "S" -> onTheirWay += messages;
      case "F" -> failed += messages;
      default -> {} // not handed over
    }
    for (int bucket = 0; bucket < took.length; bucket++) {
      took[bucket] += times[bucket];
    }
  }

  long delivered() {
    return delivered;
  }

  long onTheirWay() {
    return onTheirWay;
  }

  /** That are delivered or may yet be. */
  long possible() {
    return delivered + onTheirWay;
  }

  double shareOfPossible() {
    return (double) delivered / possible();
  }

  double shareOfAll() {
    return (double) delivered / (possible() + failed);
  }

  Optional<Double> p90() {
    for (long count : took) {
      if (count > 0) {
        return Optional.of(Buckets.quantile(took, NINE_OF_TEN));
      }
    }
    return Optional.empty();
  }
}
