package io.tidings.system;

import io.tidings.submit.Pause;
import java.util.Locale;

/** What can be wrong. */
enum TroubleCode {
  /** Infobip answers that it takes nothing of this account. */
  SUBMIT_REFUSED,
  /** Calls to Infobip fail. */
  SUBMIT_UNREACHABLE,
  /** Infobip takes no message because it is not paid for. */
  SUBMIT_UNPAID,
  /** Infobip asked to wait. */
  SUBMIT_THROTTLED,
  /** Messages are due for long and nobody knows why. */
  OUTBOX_LATE,
  /** Messages are submitted and no report comes. */
  REPORTS_SILENT,
  /** Webhook calls are refused. */
  REPORTS_REFUSED,
  /** The clock of a node's machine differs from the database's. */
  CLOCK_SKEW,
  /** A node has fallen silent without having been stopped. */
  NODE_GONE,
  /** The database takes long to answer. */
  DATABASE_SLOW,
  /** The database cannot be used. */
  DATABASE_AWAY;

  /** As it is written in JSON. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static TroubleCode of(Pause pause) {
    return switch (pause.cause()) {
      case "blocked" -> SUBMIT_REFUSED;
      case "credits" -> SUBMIT_UNPAID;
      case "throttled" -> SUBMIT_THROTTLED;
      default -> SUBMIT_UNREACHABLE;
    };
  }

  /** Whether messages wait because of it. */
  boolean makesMessagesWait() {
    return compareTo(OUTBOX_LATE) <= 0;
  }
}
