package io.tidings.dev.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reports nobody gave an address for: each waits to be fetched, and is handed out once. */
final class Mailbox {
  private final Set<TrackedReport> waiting = new LinkedHashSet<>();

  synchronized void add(TrackedReport report) {
    report.pullable();
    waiting.add(report);
  }

  synchronized List<TrackedReport> take(Predicate<TrackedReport> wanted, int limit) {
    var taken = new ArrayList<TrackedReport>();
    var each = waiting.iterator();
    while (each.hasNext() && taken.size() < limit) {
      var report = each.next();
      if (wanted.test(report)) {
        report.pulled();
        taken.add(report);
        each.remove();
      }
    }
    return taken;
  }

  synchronized void clear() {
    waiting.clear();
  }
}
