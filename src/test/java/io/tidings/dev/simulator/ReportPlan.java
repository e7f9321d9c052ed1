package io.tidings.dev.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lays out, when a message is taken, what is going to become of it and when. */
final class ReportPlan {
  private static final Duration SHORTEST_STEP = Duration.ofMillis(1);

  private final Duration step;

  /** Steps of a message never share a moment, so that a correction is always strictly later. */
  ReportPlan(Duration reportDelay) {
    this.step = reportDelay.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : reportDelay;
  }

  List<Report> of(Message message, Instant sentAt) {
    return of(message.text(), message.scenario(), sentAt);
  }

  List<Report> of(Submission.Text text, Scenario scenario, Instant sentAt) {
    var expiry = sentAt.plus(text.validity());
    var reports = new ArrayList<Report>();
    var doneAt = sentAt;
    for (var next : scenario.steps) {
      doneAt = doneAt.plus(step);
      if (doneAt.isAfter(expiry)) {
        reports.add(
            new Report(Scenario.Step.EXPIRED.status(), Scenario.Step.EXPIRED.error(), expiry));
        break;
      }
      if (!isLeftOut(next, text)) {
        reports.add(new Report(next.status(), next.error(), doneAt));
      }
    }
    return List.copyOf(reports);
  }

  private static boolean isLeftOut(Scenario.Step step, Submission.Text text) {
    return step.status().isPending() && !text.reporting().intermediate();
  }
}
