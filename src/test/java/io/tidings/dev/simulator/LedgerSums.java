package io.tidings.dev.simulator;

import java.util.EnumMap;
import java.util.Map;

/** Adds the entries of a ledger up. */
final class LedgerSums {
  final Map<TrackedReport.State, Long> reportsByState = new EnumMap<>(TrackedReport.State.class);
  long messages;
  long accepted;
  long acceptedAgain;
  long refused;
  long unknownIds;
  long attempts;

  void message(long acceptedTimes, long refusedTimes) {
    if (acceptedTimes + refusedTimes == 0) {
      unknownIds++;
      return;
    }
    messages++;
    accepted += acceptedTimes;
    refused += refusedTimes;
    acceptedAgain += Math.max(0, acceptedTimes - 1);
  }

  void report(TrackedReport report) {
    reportsByState.merge(report.state(), 1L, Long::sum);
    attempts += report.attempts();
  }
}
