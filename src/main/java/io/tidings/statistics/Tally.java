package io.tidings.statistics;

import io.tidings.json.JsonFactory;
import io.tidings.message.Outcome;
import io.tidings.statistics.hour.Buckets;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Figures of some messages, and how they are told. */
final class Tally {

  private static final int DIGITS_OF_SHARE = 10_000;

  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, BigDecimal> cost = new TreeMap<>();
  private final long[] took = new long[Buckets.COUNT];
  private long segments;

  /**
   * What is alike of them.
   *
   * @param outcome its first letter
   * @param times by buckets
   */
  record Alike(
      String outcome,
      String currency,
      long messages,
      long segments,
      BigDecimal cost,
      long[] times) {}

  void add(Alike alike) {
    outcomes.merge(outcome(alike.outcome()), alike.messages(), Long::sum);
    segments += alike.segments();
    if (!alike.currency().isEmpty()) {
      cost.merge(alike.currency(), alike.cost(), BigDecimal::add);
    }
    for (int bucket = 0; bucket < took.length; bucket++) {
      took[bucket] += alike.times()[bucket];
    }
  }

  static Outcome outcome(String letter) {
    for (var outcome : Outcome.values()) {
      if (outcome.name().startsWith(letter)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome begins with " + letter);
  }

  void addTo(JsonObjectBuilder json) {
    json.add("accepted", outcomes.values().stream().mapToLong(Long::longValue).sum());
    var byOutcome = JsonFactory.createObjectBuilder();
    for (var outcome : Outcome.values()) {
      byOutcome.add(outcome.word(), of(outcome));
    }
    json.add("outcomes", byOutcome).add("segments", segments);
    var costs = JsonFactory.createArrayBuilder();
    cost.forEach(
        (currency, amount) ->
            costs.add(
                JsonFactory.createObjectBuilder().add("currency", currency).add("amount", amount)));
    json.add("cost", costs);
    addShare(json);
    addTimes(json);
  }

  private long of(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private void addShare(JsonObjectBuilder json) {
    long ended = of(Outcome.DELIVERED) + of(Outcome.FAILED);
    if (ended == 0) {
      json.addNull("deliveredShare");
    } else {
      json.add(
          "deliveredShare",
          Math.round((double) of(Outcome.DELIVERED) * DIGITS_OF_SHARE / ended)
              / (double) DIGITS_OF_SHARE);
    }
  }

  private void addTimes(JsonObjectBuilder json) {
    long timed = 0;
    for (long count : took) {
      timed += count;
    }
    if (timed == 0) {
      json.addNull("toHandset");
    } else {
      json.add(
          "toHandset",
          JsonFactory.createObjectBuilder()
              .add("p50", Buckets.quantile(took, 0.5))
              .add("p90", Buckets.quantile(took, 0.9))
              .add("p99", Buckets.quantile(took, 0.99)));
    }
  }
}
