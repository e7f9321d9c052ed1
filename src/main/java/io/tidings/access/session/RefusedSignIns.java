package io.tidings.access.session;

import io.tidings.loop.Minutes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How many refused sign-ins are kept one by one in a minute: of each address, so that a stranger
 * hides nobody else's, and in all, so that strangers with many addresses fill no disk. All others
 * are counted.
 */
final class RefusedSignIns {

  static final int MOST = 60;
  static final int MOST_OF_AN_ADDRESS = 10;

  private final Clock clock;
  private final Map<String, Integer> addresses = new HashMap<>();
  private int all;
  private int more;
  private final Minutes minutes = new Minutes();

  RefusedSignIns(Clock clock) {
    this.clock = clock;
  }

  /** Asks for room for one more; without it that one is counted. */
  synchronized boolean hasRoom(String address) {
    if (minutes.isAnother(clock.millis())) {
      addresses.clear();
      all = 0;
    }
    if (all == MOST || addresses.getOrDefault(address, 0) == MOST_OF_AN_ADDRESS) {
      more++;
      return false;
    }
    all++;
    addresses.merge(address, 1, Integer::sum);
    return true;
  }

  /** One that had room could not be kept. */
  void more() {
    more(1);
  }

  synchronized void more(int count) {
    more += count;
  }

  /** How many were not kept since the last time somebody asked. */
  synchronized int takeMore() {
    int taken = more;
    more = 0;
    return taken;
  }
}
