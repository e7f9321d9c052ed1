package io.tidings.report.unmatched;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.message.record.JudgedReports;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assigns reports to messages by hand and undoes that. The report is locked before its message, as
 * everywhere.
 */
@ApplicationScoped
public class Assignments {

  /** The type of the problem that says that a report has its message. */
  public static final String MATCHED = "already-matched";

  /** The type of the problem that says that something else has happened since. */
  public static final String STANDS = "assignment-stands";

  @PersistenceContext private EntityManager entities;
  @Inject private StatusRecorder statuses;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** What assigning a report, or undoing that, comes to. */
  public enum Result {
    DONE,
    NO_SUCH_REPORT,
    NO_SUCH_MESSAGE,
    MATCHED_BEFORE,
    NOT_ASSIGNED,
    STANDS
  }

  /** Records a report as one of the given message, because the caller knows that it is. */
  @Transactional
  public Result assign(UUID id, UUID messageId, Who who) {
    var report = lock(id);
    if (report == null) {
      return Result.NO_SUCH_REPORT;
    }
    if (report.isMatched()) {
      audit.append(Deed.refused(who, Action.REPORT_ASSIGNED, MATCHED).on(id));
      return Result.MATCHED_BEFORE;
    }
    var before = statuses.standing(messageId);
    if (before.isEmpty()) {
      return Result.NO_SUCH_MESSAGE;
    }
    var judged = statuses.judge(List.of(report.asReportOn(messageId, who.caller())));
    report.assigned(messageId, clock.instant(), who.caller(), before.get());
    audit.append(
        Deed.done(who, Action.REPORT_ASSIGNED).on(id).with("messageId", messageId.toString()));
    statuses.append(judged);
    return Result.DONE;
  }

  /**
   * Lets a report wait again and its message stand where it stood, as long as nothing has happened
   * to that since; the history keeps both.
   */
  @Transactional
  public Result undo(UUID id, Who who) {
    var report = lock(id);
    if (report == null) {
      return Result.NO_SUCH_REPORT;
    }
    var message = report.matchedMessage();
    if (message.isEmpty() || report.assignedBy().isEmpty()) {
      return Result.NOT_ASSIGNED;
    }
    var judged = takeBack(report, message.get(), who);
    if (judged.isEmpty()) {
      audit.append(Deed.refused(who, Action.ASSIGNMENT_UNDONE, STANDS).on(id));
      return Result.STANDS;
    }
    report.unassigned();
    audit.append(
        Deed.done(who, Action.ASSIGNMENT_UNDONE)
            .on(id)
            .with("messageId", message.get().toString()));
    statuses.append(judged.get());
    return Result.DONE;
  }

  private Optional<JudgedReports> takeBack(UnmatchedReport report, UUID message, Who who) {
    var why =
        "The assignment by %s was undone by %s."
            .formatted(report.assignedBy().orElseThrow(), who.caller());
    return report
        .messageBefore()
        .flatMap(before -> statuses.takeBack(message, report.kept(), before, why));
  }

  private @Nullable UnmatchedReport lock(UUID id) {
    return entities.find(UnmatchedReport.class, id, LockModeType.PESSIMISTIC_WRITE);
  }
}
