package io.tidings.send.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds callers with a limit to so many send requests a second, on this node. Each has a bucket of
 * one second's tokens that fills up at that rate.
 */
@ApplicationScoped
public class CallRate {

  private static final double MILLIS = 1_000;

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  @Inject private SendLimits limits;
  @Inject private Clock clock;

  /** Whether a call may go on, and how many more may follow at once. */
  public record RateDecision(boolean granted, int limit, int left) {}

  private record Bucket(double tokens, long at) {}

  /** Takes a token for a caller; empty when the caller has no limit. */
  public Optional<RateDecision> take(String caller) {
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
              double tokens = before == null ? most : refilled(before, most, now);
              granted[0] = tokens >= 1;
              return new Bucket(granted[0] ? tokens - 1 : tokens, now);
            });
    return Optional.of(new RateDecision(granted[0], limit.getAsInt(), (int) after.tokens()));
  }

  private static double refilled(Bucket bucket, double most, long now) {
    double passed = Math.max(0, now - bucket.at()) / MILLIS;
    return Math.min(most, bucket.tokens() + passed * most);
  }
}
