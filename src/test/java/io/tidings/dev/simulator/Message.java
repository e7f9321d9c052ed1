package io.tidings.dev.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One text to one recipient, taken from a caller: what Infobip knows about it. */
record Message(
    long sequence,
    String messageId,
    String bulkId,
    String to,
    Submission.Text text,
    Scenario scenario,
    Segments segments,
    Instant takenAt,
    Instant sentAt,
    Optional<StatusCode> refusal,
    List<Report> reports) {

  /** The same message under another id. */
  Message named(String otherId) {
    return new Message(
        sequence, otherId, bulkId, to, text, scenario, segments, takenAt, sentAt, refusal, reports);
  }

  /** The same message at another time, or with another fate. */
  Message planned(Instant otherSentAt, List<Report> otherReports) {
    return new Message(
        sequence,
        messageId,
        bulkId,
        to,
        text,
        scenario,
        segments,
        takenAt,
        otherSentAt,
        refusal,
        refusal.isPresent() ? reports : otherReports);
  }

  /** Whether it was to be sent later than it was taken. */
  boolean isScheduled() {
    return text.sendAt().filter(takenAt::isBefore).isPresent();
  }

  /** How the answer to the submit speaks of it. */
  StatusCode submitStatus() {
    return refusal.orElse(StatusCode.PENDING_ACCEPTED);
  }

  Optional<Report> newestReport(Instant now) {
    return reports.stream()
        .filter(report -> !report.doneAt().isAfter(now))
        .reduce((earlier, later) -> later);
  }

  /** Where the logs see it. */
  Report reached(Instant now) {
    return newestReport(now)
        .orElseGet(
            () ->
                new Report(refusal.orElse(StatusCode.PENDING_ENROUTE), ErrorCode.NO_ERROR, sentAt));
  }

  boolean isInLogs() {
    return scenario.known != Scenario.Known.NOWHERE;
  }

  /** What is going to be pushed or handed out when asked for. */
  List<Report> reportsToTell() {
    return text.reporting().wanted() && scenario.known == Scenario.Known.BY_REPORT
        ? reports
        : List.of();
  }

  /** Infobip tells numbers without the plus the caller may have written. */
  String recipient() {
    return to.startsWith("+") ? to.substring(1) : to;
  }
}
