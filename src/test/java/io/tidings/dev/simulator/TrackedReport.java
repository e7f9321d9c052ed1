package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** A report on its way out, with every try to hand it over. */
final class TrackedReport {
  final Message message;
  final Report report;
  private final List<Attempt> attempts = new ArrayList<>();
  private State state = State.PLANNED;

  /** How far a report came. */
  enum State {
    PLANNED,
    SENT,
    PULLABLE,
    ACKNOWLEDGED,
    PULLED,
    DROPPED
  }

  /**
   * One try of a webhook call, as one of its reports sees it.
   *
   * @param sequence counts all answers the simulator ever got, in the order they came
   * @param call counts all tries of webhook calls in the order they began
   */
  record Attempt(long sequence, long call, String answeredAt, WebhookAnswer answer) {
    JsonObjectBuilder toJson() {
      var json =
          JsonText.object().add("sequence", sequence).add("call", call).add("at", answeredAt);
      answer.describe(json);
      return json;
    }
  }

  TrackedReport(Message message, Report report) {
    this.message = message;
    this.report = report;
  }

  synchronized void attempted(Attempt attempt) {
    attempts.add(attempt);
    if (attempt.answer().isAcknowledged()) {
      state = State.ACKNOWLEDGED;
    } else if (state != State.ACKNOWLEDGED) {
      state = State.SENT;
    }
  }

  synchronized void pullable() {
    state = State.PULLABLE;
  }

  synchronized void pulled() {
    state = State.PULLED;
  }

  /** A report once acknowledged stays so, although a repetition of it was given up. */
  synchronized void dropped() {
    if (state != State.ACKNOWLEDGED) {
      state = State.DROPPED;
    }
  }

  synchronized State state() {
    return state;
  }

  synchronized int attempts() {
    return attempts.size();
  }

  synchronized JsonObjectBuilder toJson() {
    var list = JsonText.array();
    attempts.forEach(attempt -> list.add(attempt.toJson()));
    return JsonText.object()
        .add("status", report.status().toJson())
        .add("error", report.error().toJson())
        .add("doneAt", InfobipDate.write(report.doneAt(), message.scenario().offset()))
        .add("state", state.name())
        .add("attempts", list);
  }
}
