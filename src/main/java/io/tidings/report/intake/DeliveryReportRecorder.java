package io.tidings.report.intake;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Recipient;
import io.tidings.message.Verdict;
import io.tidings.message.record.JudgedReports;
import io.tidings.message.record.StatusRecorder;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.JudgedCall;
import io.tidings.report.call.WebhookCalls;
import io.tidings.report.unmatched.UnmatchedReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores the reports of the webhook with the calls they came in. A method is a transaction. */
@ApplicationScoped
public class DeliveryReportRecorder {

  @Inject private StatusRecorder statuses;
  @Inject private UnmatchedReports unmatched;

  /** Stores all of the calls with their reports, or nothing. */
  @Transactional
  public List<JudgedCall> record(List<AcceptedCall> together) {
    return record(together, () -> {});
  }

  /**
   * The same.
   *
   * @param beside stores something else with them, before the log
   */
  @Transactional
  public List<JudgedCall> record(List<AcceptedCall> together, Runnable beside) {
    together.forEach(this::forgetUnmatched);
    var judged =
        statuses.judge(together.stream().flatMap(call -> call.reports().stream()).toList());
    var verdicts = judged.verdicts().iterator();
    var calls = together.stream().map(call -> JudgedCall.of(call, verdicts)).toList();
    beside.run();
    append(judged, calls, judged.erased());
    return calls;
  }

  /** Stores reports of a call that cannot be stored as a whole; the call itself comes last. */
  @Transactional
  List<Verdict> recordPart(List<DeliveryReport> reports) {
    return statuses.record(reports);
  }

  /** Stores a call whose reports are stored. */
  @Transactional
  void recordCall(JudgedCall judged) {
    forgetUnmatched(judged.call());
    append(JudgedReports.none(), List.of(judged), statuses.erased(judged.call().reports()));
  }

  private void append(JudgedReports reports, List<JudgedCall> calls, Map<UUID, Recipient> erased) {
    var kept =
        erased.isEmpty()
            ? calls
            : calls.stream().map(one -> one.of(ErasedNumbers.in(one.call(), erased))).toList();
    statuses.append(reports, WebhookCalls.accepted(kept), UnmatchedReports.of(kept));
  }

  /** A replay brings what waits of the original call again. It is locked before messages are. */
  private void forgetUnmatched(AcceptedCall call) {
    if (call.replayOf() != null) {
      unmatched.forget(call.replayOf());
    }
  }
}
