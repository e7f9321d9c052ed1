package io.tidings.privacy.erase;

import java.util.List;

/**
 * The parts of an erasure, in their order. Messages come first: from then on what reports bring of
 * them is stored with the pseudonym, so that what is looked through afterwards does not grow again.
 */
enum Part {
  MESSAGES("messages"),
  SEND_REQUESTS("send_requests"),
  LABELS("labels"),
  EVENTS("events"),
  WEBHOOK_CALLS("webhook_calls"),
  UNMATCHED("unmatched"),
  /** The number is nowhere any more but in the statistics of the planner; nothing is counted. */
  STATISTICS("");

  /** Where what is changed is counted. */
  private final String column;

  Part(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  Part next() {
    var parts = List.of(values());
    return parts.get(parts.indexOf(this) + 1);
  }
}
