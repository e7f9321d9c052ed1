package io.tidings.statistics.hour;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one message adds to the figures.
 *
 * @param acceptedAt in which steps it is counted
 * @param outcome its first letter
 * @param cost zero while no price is known
 * @param took which of the {@link Buckets} its time to the handset is in
 */
record Contribution(
    Instant acceptedAt,
    String team,
    String outcome,
    String country,
    String network,
    String sender,
    String caller,
    String error,
    String currency,
    int segments,
    BigDecimal cost,
    @Nullable Integer took) {

  @Nullable BigDecimal costIfAny() {
    return cost.signum() == 0 ? null : cost;
  }

  boolean sameAs(Contribution other) {
    return segments == other.segments
        && cost.compareTo(other.cost) == 0
        && Objects.equals(took, other.took)
        && Level.HOUR.keyOf(this).equals(Level.HOUR.keyOf(other));
  }
}
