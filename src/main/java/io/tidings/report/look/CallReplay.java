package io.tidings.report.look;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
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
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @param who says so
   * @return the id of the repetition
   * @throws ProblemException 409 when there is nothing that could be replayed
   * @throws Exception when it could not be stored
   */
  UUID replay(WebhookCall original, Who who) throws Exception {
    var summary = original.summary();
    var body = body(original, who);
    var call =
        new AcceptedCall(
            clock.instant(),
            summary.remote(),
            original.headers(),
            original.body(),
            InfobipMapper.reports(body, Source.REPLAY)
                .because(AcceptedCall.noteOfReplay(who.caller())),
            summary.id(),
            who.caller());
    record(
        call,
        Deed.done(who, Action.CALL_REPLAYED)
            .on(summary.id())
            .with("repetition", call.id().toString()));
    LOG.log(Level.INFO, "webhook call {0} was replayed by {1}", summary.id(), who.caller());
    return call.id();
  }

  private void record(AcceptedCall call, Deed deed) throws Exception {
    try {
      recorder.record(List.of(call), () -> audit.append(deed));
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      partwise.record(call, failed);
      audit.append(deed);
    }
  }

  private JsonObject body(WebhookCall original, Who who) {
    if (original.summary().truncated()) {
      throw cannot("Only a part of its body was kept.", original, who);
    }
    try {
      return JsonBody.object(original.body());
    } catch (ProblemException noJson) {
      throw cannot("Its body is not a JSON object.", original, who);
    }
  }

  private ProblemException cannot(String why, WebhookCall original, Who who) {
    var problem = Problem.of("not-replayable", 409, "This call cannot be replayed", why);
    audit.append(
        Deed.refused(who, Action.CALL_REPLAYED, problem.slug()).on(original.summary().id()));
    return new ProblemException(problem);
  }
}
