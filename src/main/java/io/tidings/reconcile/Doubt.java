package io.tidings.reconcile;

import io.tidings.infobip.ParsedReports;
import io.tidings.message.DeliveryReport;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an answer of Infobip's logs leaves open, because it has entries that cannot be read: Infobip
 * knows something of a message, and we do not know what.
 *
 * @param ofAny entries that name no message of ours; they may be about any that was asked for
 * @param of messages whose entry tells no status
 */
record Doubt(int ofAny, Set<UUID> of) {

  private static final int LAST_GROUP = 5;

  static Doubt in(ParsedReports answer) {
    var reports = answer.reports();
    return new Doubt(
        answer.entries().size() - reports.size(),
        reports.stream()
            .filter(Doubt::tellsNothing)
            .map(DeliveryReport::messageId)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Without a group that we know nobody can tell whether it is an end. */
  private static boolean tellsNothing(DeliveryReport report) {
    var group = report.status().groupId();
    return group == null || group < 0 || group > LAST_GROUP;
  }

  boolean isAbout(UUID message) {
    return ofAny > 0 || of.contains(message);
  }

  /** How many entries could not be read. */
  int entries() {
    return ofAny + of.size();
  }
}
