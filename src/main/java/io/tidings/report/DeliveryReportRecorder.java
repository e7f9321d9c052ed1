package io.tidings.report;

import io.tidings.infobip.ParsedReports;
import io.tidings.message.DeliveryReport;
import io.tidings.message.StatusRecorder;
import io.tidings.message.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores reports: of the webhook, with the calls they came in, and of Infobip's logs. A method is a
 * transaction.
 */
@ApplicationScoped
public class DeliveryReportRecorder {

  @Inject private StatusRecorder statuses;
  @Inject private WebhookCalls calls;
  @Inject private UnmatchedReports unmatched;

  /** Stores all of the calls with their reports, or nothing. */
  @Transactional
  List<JudgedCall> record(List<ReportCall> together) {
    together.forEach(this::forgetUnmatched);
    var judged = new ArrayList<JudgedCall>(together.size());
    statuses.record(
        together.stream().flatMap(call -> call.reports().stream()).toList(),
        verdicts -> {
          var next = verdicts.iterator();
          together.forEach(call -> judged.add(new JudgedCall(call, call.verdicts(next))));
          calls.add(judged);
        });
    return judged;
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
    calls.add(List.of(judged));
  }

  /** A replay brings what waits of the original call again. It is locked before messages are. */
  private void forgetUnmatched(ReportCall call) {
    if (call.replayOf() != null) {
      unmatched.forget(call.replayOf());
    }
  }

  /** What Infobip's logs said when they were asked. */
  @Transactional
  public void recordLogs(ParsedReports parsed) {
    statuses.record(parsed.reports());
  }
}
