package io.tidings.report.look;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.intake.DeliveryReportRecorder;
import io.tidings.report.intake.PartwiseRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Runs the body of a stored call through the recorder again, because an operator says that it is
 * Infobip's: also that of a refused call. The repetition is kept as a call of its own.
 */
@ApplicationScoped
class CallReplay {

  private static final System.Logger LOG = System.getLogger(CallReplay.class.getName());

  @Inject private DeliveryReportRecorder recorder;
  @Inject private PartwiseRecorder partwise;
  @Inject private Clock clock;

  /**
   * @param caller who says so
   * @return the id of the repetition
   * @throws ProblemException 409 when there is nothing that could be replayed
   * @throws Exception when it could not be stored
   */
  UUID replay(WebhookCall original, String caller) throws Exception {
    var summary = original.summary();
    if (summary.truncated()) {
      throw cannot("Only a part of its body was kept.");
    }
    var call =
        new AcceptedCall(
            clock.instant(),
            summary.remote(),
            original.headers(),
            original.body(),
            InfobipMapper.reports(json(original.body()), Source.REPLAY)
                .because(AcceptedCall.noteOfReplay(caller)),
            summary.id(),
            caller);
    record(call);
    LOG.log(Level.INFO, "webhook call {0} was replayed by {1}", summary.id(), caller);
    return call.id();
  }

  private void record(AcceptedCall call) throws Exception {
    try {
      recorder.record(List.of(call));
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      partwise.record(call, failed);
    }
  }

  private static JsonObject json(byte[] body) {
    try {
      return JsonBody.object(body);
    } catch (ProblemException noJson) {
      throw cannot("Its body is not a JSON object.");
    }
  }

  private static ProblemException cannot(String why) {
    return new ProblemException(
        Problem.of("not-replayable", 409, "This call cannot be replayed", why));
  }
}
