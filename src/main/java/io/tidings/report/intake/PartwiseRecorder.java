package io.tidings.report.intake;

import io.tidings.loop.BatchFailure;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Verdict;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.JudgedCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores a call of which one report cannot be stored: all other reports, and the call with that one
 * marked as broken. Each part is a transaction, and the call is the last. When one fails, the call
 * is not answered 2xx and comes again, and its reports that are stored already are repeated ones.
 */
@ApplicationScoped
public class PartwiseRecorder {

  private static final System.Logger LOG = System.getLogger(PartwiseRecorder.class.getName());

  @Inject private DeliveryReportRecorder recorder;

  /**
   * @param why the call could not be stored as a whole
   * @throws Exception the same, when that has nothing to do with a single report
   */
  public JudgedCall record(AcceptedCall call, Exception why) throws Exception {
    if (!BatchFailure.mayBeOneItem(why)) {
      throw why;
    }
    var judged = JudgedCall.of(call, parts(call.reports()).iterator());
    recorder.recordCall(judged);
    return judged;
  }

  private List<Verdict> parts(List<DeliveryReport> reports) throws Exception {
    try {
      return recorder.recordPart(reports);
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      if (!BatchFailure.mayBeOneItem(failed)) {
        throw failed;
      }
      return reports.size() > 1 ? halves(reports) : broken(reports.get(0), failed);
    }
  }

  private List<Verdict> halves(List<DeliveryReport> reports) throws Exception {
    int middle = reports.size() / 2;
    var verdicts = new ArrayList<>(parts(reports.subList(0, middle)));
    verdicts.addAll(parts(reports.subList(middle, reports.size())));
    return verdicts;
  }

  private static List<Verdict> broken(DeliveryReport report, Exception why) {
    LOG.log(
        Level.ERROR,
        "a report on message %s cannot be stored; its call is kept".formatted(report.messageId()),
        why);
    return List.of(Verdict.BROKEN);
  }
}
