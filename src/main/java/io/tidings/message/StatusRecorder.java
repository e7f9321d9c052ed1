package io.tidings.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one door to a message's status: whoever learns something about messages, on any path, brings
 * it here. It locks the messages, lets the {@link StatusRule} judge each report and appends to the
 * log.
 */
@ApplicationScoped
public class StatusRecorder {

  private static final Set<Source> PROVIDER_REPORTS = Set.of(Source.REPORT, Source.LOGS);

  @Inject private MessageRepository messages;
  @Inject private EventLog log;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;

  /** What makes two reports of one message the same report. */
  private record ReportKey(
      UUID messageId,
      @Nullable Integer groupId,
      @Nullable Integer statusId,
      @Nullable Integer errorId,
      @Nullable Instant doneAt) {}

  /**
   * Records all reports of messages we know, in their order, in the caller's transaction and as its
   * last act.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(List<DeliveryReport> reports) {
    if (!reports.isEmpty()) {
      record(messages.lock(DeliveryReport.messageIds(reports)), reports);
    }
  }

  /** The same for messages the caller has locked; reports of others are left out. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(List<Message> locked, List<DeliveryReport> reports) {
    Map<UUID, Message> known =
        locked.stream().collect(Collectors.toMap(Message::id, message -> message));
    if (known.isEmpty()) {
      return;
    }
    var history = historyOf(known.keySet(), reports);
    var events = new ArrayList<Event>();
    for (var report : reports) {
      var message = known.get(report.messageId());
      if (message != null) {
        judge(message, report, history, events);
      }
    }
    log.append(events);
  }

  private void judge(
      Message message, DeliveryReport report, Map<ReportKey, Event> history, List<Event> events) {
    var key = keyOf(report);
    var seen = PROVIDER_REPORTS.contains(report.source()) ? history.get(key) : null;
    var verdict = StatusRule.judge(message.standing(), report.standing(), seen != null);
    if (seen != null) {
      seen.repeated();
      return;
    }
    var now = clock.instant();
    message.apply(report, verdict, now);
    var event = new Event(message, report, verdict, now);
    events.add(event);
    if (PROVIDER_REPORTS.contains(report.source())) {
      history.put(key, event);
    }
  }

  /** Of a long history only what can be the same report as one of these: it has its done time. */
  private Map<ReportKey, Event> historyOf(Collection<UUID> ids, List<DeliveryReport> reports) {
    var history = new HashMap<ReportKey, Event>();
    entities
        .createQuery(
            "select e from Event e where e.messageId in :ids and e.source in :sources"
                + " and (e.doneAt in :times or e.doneAt is null)",
            Event.class)
        .setParameter("ids", ids)
        .setParameter("sources", PROVIDER_REPORTS)
        .setParameter("times", doneTimes(reports))
        .getResultList()
        .forEach(event -> history.put(keyOf(event), event));
    return history;
  }

  private static Set<Instant> doneTimes(List<DeliveryReport> reports) {
    return reports.stream()
        .map(DeliveryReport::doneAt)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static ReportKey keyOf(DeliveryReport report) {
    return new ReportKey(
        report.messageId(),
        report.status().groupId(),
        report.status().id(),
        report.error().id(),
        report.doneAt());
  }

  private static ReportKey keyOf(Event event) {
    return new ReportKey(
        event.messageId(),
        event.reported().groupId(),
        event.reported().id(),
        event.error().id(),
        event.doneAt().orElse(null));
  }
}
