package io.tidings.report.intake;

import io.tidings.loop.Background;
import io.tidings.loop.GroupCommit;
import io.tidings.problem.Problem;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.JudgedCall;
import io.tidings.report.call.ReportMeters;
import io.tidings.store.StoreFailure;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets webhook calls that arrive together share a transaction, and answers each once it is stored.
 * What cannot be stored now is answered 503: Infobip calls again.
 */
@ApplicationScoped
class ReportIntake implements Background {

  private static final System.Logger LOG = System.getLogger(ReportIntake.class.getName());

  /** In reports; more makes callers wait longer and the work hardly less. */
  private static final int MOST_TOGETHER = 1_000;

  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int REHEARSALS = 20;

  @Inject private DeliveryReportRecorder recorder;
  @Inject private PartwiseRecorder partwise;
  @Inject private ReportRehearsal rehearsal;
  @Inject private ReportMeters meters;
  @Inject private IntakeSettings settings;
  @Resource private ManagedThreadFactory threads;
  private @Nullable GroupCommit<Waiting, JudgedCall> commits;

  /** A call whose caller waits. */
  private record Waiting(AcceptedCall call, AsyncResponse response) {}

  private final class Answers implements GroupCommit.Answer<Waiting, JudgedCall> {
    @Override
    public void stored(Waiting waiting, JudgedCall judged) {
      meters.accepted(judged);
      waiting.response.resume(Response.ok().build());
    }

    @Override
    public void failed(Waiting waiting, Throwable why) {
      meters.refused("not-stored");
      LOG.log(
          StoreFailure.isOne(why) ? Level.DEBUG : Level.WARNING,
          "a webhook call is not stored and answered 503",
          why);
      waiting.response.resume(
          later("not-stored", "The reports could not be stored", "Nothing of this is stored yet."));
    }
  }

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    rehearse();
    var started =
        GroupCommit.start(
            threads,
            "reports",
            new GroupCommit.Bounds(settings.queue(), MOST_TOGETHER),
            waiting -> waiting.call.weight(),
            this::store,
            new Answers());
    commits = started;
    meters.watchQueue(started::waiting);
    return started;
  }

  private void rehearse() {
    try {
      for (int time = 0; time < REHEARSALS; time++) {
        rehearsal.play();
      }
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      LOG.log(
          StoreFailure.isOne(failed) ? Level.DEBUG : Level.WARNING,
          "storing reports failed when it was rehearsed",
          failed);
    }
  }

  /** Takes a call, which is answered later, or at once when too much waits already. */
  void take(AcceptedCall call, AsyncResponse response) {
    if (commits == null || !commits.offer(new Waiting(call, response))) {
      meters.refused("busy");
      response.resume(
          later("busy", "Too many reports wait", "More reports wait to be stored than may."));
    }
  }

  private static Response later(String slug, String title, String detail) {
    return Response.fromResponse(Problem.of(slug, 503, title, detail).toResponse())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private List<JudgedCall> store(List<Waiting> batch) throws Exception {
    var calls = batch.stream().map(Waiting::call).toList();
    try {
      return recorder.record(calls);
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      if (calls.size() > 1) {
        throw failed; // each half is tried again
      }
      return List.of(partwise.record(calls.get(0), failed));
    }
  }
}
