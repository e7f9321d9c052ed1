package io.tidings.report.unmatched;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Puts unmatched reports out of sight that nobody can do anything about. One whose message turns up
 * is recorded all the same.
 */
@ApplicationScoped
public class Dismissals {

  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** What dismissing a report, or restoring it, comes to. */
  public enum Result {
    DONE,
    NO_SUCH_REPORT,
    MATCHED_BEFORE
  }

  @Transactional
  public Result dismiss(UUID id, Who who) {
    return change(id, true, who, Action.REPORT_DISMISSED);
  }

  @Transactional
  public Result restore(UUID id, Who who) {
    return change(id, false, who, Action.REPORT_RESTORED);
  }

  /** What is so already is no deed. */
  private Result change(UUID id, boolean dismissed, Who who, Action action) {
    var report = entities.find(UnmatchedReport.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (report == null) {
      return Result.NO_SUCH_REPORT;
    }
    if (report.isMatched()) {
      audit.append(Deed.refused(who, action, Assignments.MATCHED).on(id));
      return Result.MATCHED_BEFORE;
    }
    if (report.dismissedAt().isPresent() != dismissed) {
      if (dismissed) {
        report.dismissed(clock.instant(), who.caller());
      } else {
        report.restored();
      }
      audit.append(Deed.done(who, action).on(id));
    }
    return Result.DONE;
  }
}
