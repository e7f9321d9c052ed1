package io.tidings.dev.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a report does to a message, written down a second time and as plainly as can be, so that the
 * application is not held against itself.
 */
final class StraightRule {

  private int group;
  private int id;
  private @Nullable Instant doneAt;

  /** A message stands at a status without a done time. */
  StraightRule(int group, int id) {
    this.group = group;
    this.id = id;
  }

  String verdict(int newGroup, int newId, Instant newDoneAt) {
    int from = rank(group, id);
    int to = rank(newGroup, newId);
    boolean newer = doneAt == null || newDoneAt.isAfter(doneAt);
    if (to < from || (to == from && !newer)) {
      return "SUPERSEDED";
    }
    group = newGroup;
    id = newId;
    doneAt = newDoneAt;
    return to == from && to == 3 ? "CORRECTED" : "APPLIED";
  }

  int group() {
    return group;
  }

  int id() {
    return id;
  }

  /** On its way, at the operator, final. */
  static int rank(int group, int id) {
    if (group == 3 && id == 2) {
      return 2;
    }
    return group >= 2 && group <= 5 ? 3 : 1;
  }
}
