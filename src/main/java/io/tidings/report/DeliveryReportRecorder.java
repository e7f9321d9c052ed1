package io.tidings.report;

import io.tidings.infobip.ParsedReports;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Message;
import io.tidings.message.MessageRepository;
import io.tidings.message.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Collectors;

/**
 * Stores the reports of a webhook call, or of Infobip's logs, in one transaction: what was said of
 * messages of ours, and the call itself with all that belongs to nobody.
 */
@ApplicationScoped
public class DeliveryReportRecorder {

  @Inject private StatusRecorder statuses;
  @Inject private MessageRepository messages;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;

  /** How many of a call's reports belong to messages of ours and how many do not. */
  record Recorded(int matched, int unmatched) {}

  @Transactional
  Recorded record(ParsedReports parsed, String remote, byte[] body) {
    var reports = parsed.reports();
    var ours = messages.lock(DeliveryReport.messageIds(reports));
    var ids = ours.stream().map(Message::id).collect(Collectors.toSet());
    int matched = (int) reports.stream().filter(r -> ids.contains(r.messageId())).count();
    int unmatched = reports.size() - matched + parsed.foreign();
    entities.persist(
        WebhookCall.accepted(
            clock.instant(), remote, body, matched + unmatched, unmatched, parsed.broken()));
    statuses.record(ours, reports);
    return new Recorded(matched, unmatched);
  }

  /** What Infobip's logs said when they were asked. */
  @Transactional
  public void recordLogs(ParsedReports parsed) {
    statuses.record(parsed.reports());
  }
}
