package io.tidings.report.intake;

import io.tidings.loop.Minutes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How many refused calls may be stored in a minute, and how much of them: of each source, so that a
 * stranger hides nobody else's, and in all, so that strangers with many addresses fill no disk.
 */
final class RefusedBudget {

  static final int MOST = 300;
  static final int MOST_OF_A_SOURCE = 60;

  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_BYTES_OF_A_SOURCE = 1 << 20;
  private static final int LEAST_BYTES = 2 << 10;

  private final Clock clock;
  private final Map<String, Spent> sources = new HashMap<>();
  private Spent all = Spent.NOTHING;
  private final Minutes minutes = new Minutes();

  private record Spent(int calls, int bytes) {
    private static final Spent NOTHING = new Spent(0, 0);

    private Spent and(int moreCalls, int moreBytes) {
      return new Spent(calls + moreCalls, bytes + moreBytes);
    }
  }

  RefusedBudget(Clock clock) {
    this.clock = clock;
  }

  /**
   * Asks for room to store one more call.
   *
   * @return how many bytes of its body may be stored, or -1 when not even the call may be
   */
  synchronized int room(String source) {
    if (minutes.isAnother(clock.millis())) {
      sources.clear();
      all = Spent.NOTHING;
    }
    var own = sources.getOrDefault(source, Spent.NOTHING);
    if (all.calls() == MOST || own.calls() == MOST_OF_A_SOURCE) {
      return -1;
    }
    add(source, 1, 0);
    int left = Math.min(MOST_BYTES - all.bytes(), MOST_BYTES_OF_A_SOURCE - own.bytes());
    return Math.max(LEAST_BYTES, left);
  }

  /** Says how much of a call was stored. */
  synchronized void stored(String source, int bytes) {
    add(source, 0, bytes);
  }

  private void add(String source, int calls, int bytes) {
    sources.merge(source, Spent.NOTHING.and(calls, bytes), (had, more) -> had.and(calls, bytes));
    all = all.and(calls, bytes);
  }
}
