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
import java.util.Set;
import java.util.UUID;
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
    var ours = lockMessagesOf(parsed);
    var matched =
        parsed.reports().stream().filter(report -> ours.contains(report.messageId())).toList();
    int unmatched = parsed.reports().size() - matched.size() + parsed.foreign();
    entities.persist(
        WebhookCall.accepted(
            clock.instant(), remote, body, matched.size() + unmatched, unmatched, parsed.broken()));
    statuses.record(matched);
    return new Recorded(matched.size(), unmatched);
  }

  /** What Infobip's logs said when they were asked. */
  @Transactional
  public void recordLogs(ParsedReports parsed) {
    statuses.record(parsed.reports());
  }

  private Set<UUID> lockMessagesOf(ParsedReports parsed) {
    var ids = parsed.reports().stream().map(DeliveryReport::messageId).distinct().toList();
    return messages.lock(ids).stream().map(Message::id).collect(Collectors.toSet());
  }
}
