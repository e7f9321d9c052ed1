package io.tidings.send.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds callers with a limit to so many send requests a second, on this node. Each has a bucket of
 * one second's turns that fills up at that rate.
 */
@ApplicationScoped
public class CallRate {

  private static final double MILLIS = 1_000;

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  @Inject private SendLimits limits;
  @Inject private Clock clock;

  /** Whether a call may go on, and how many more may follow at once. */
  public record Turn(boolean granted, int limit, int left) {}

  private record Bucket(double turns, long at) {}

  /** Takes a turn for a caller; empty when the caller has no limit. */
  public Optional<Turn> take(String caller) {
    var limit = limits.requestsPerSecond().of(caller);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    double most = limit.getAsInt();
    long now = clock.millis();
    var granted = new boolean[1];
    var after =
        buckets.compute(
            caller,
            (name, before) -> {
              double turns = before == null ? most : refilled(before, most, now);
              granted[0] = turns >= 1;
              return new Bucket(granted[0] ? turns - 1 : turns, now);
            });
    return Optional.of(new Turn(granted[0], limit.getAsInt(), (int) after.turns()));
  }

  private static double refilled(Bucket bucket, double most, long now) {
    double passed = Math.max(0, now - bucket.at()) / MILLIS;
    return Math.min(most, bucket.turns() + passed * most);
  }
}
