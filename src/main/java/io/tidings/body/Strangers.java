package io.tidings.body;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bodies of strangers are waited for: few in all, and half of them from one source, so
 * that one stranger does not keep all others out.
 */
final class Strangers {

  /** WildFly has sixteen threads for each processor. */
  static final int MOST = 12;

  static final int MOST_OF_A_SOURCE = MOST / 2;

  private final Map<String, Integer> waitedFor = new HashMap<>();
  private int all;

  /**
   * @return false when too many are waited for
   */
  synchronized boolean enter(String source) {
    if (all == MOST || waitedFor.getOrDefault(source, 0) == MOST_OF_A_SOURCE) {
      return false;
    }
    all++;
    waitedFor.merge(source, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String source) {
    all--;
    waitedFor.computeIfPresent(source, (same, count) -> count == 1 ? null : count - 1);
  }
}
