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
   * Records all reports, in their order, in the caller's transaction and as its last act.
   *
   * @return the reports whose message we do not know; nothing was stored for them
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<DeliveryReport> record(List<DeliveryReport> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    var ids = reports.stream().map(DeliveryReport::messageId).distinct().toList();
    Map<UUID, Message> known =
        messages.lock(ids).stream().collect(Collectors.toMap(Message::id, message -> message));
    var history = historyOf(known.keySet(), reports);
    var unmatched = new ArrayList<DeliveryReport>();
    var events = new ArrayList<Event>();
    for (var report : reports) {
      var message = known.get(report.messageId());
      if (message == null) {
        unmatched.add(report);
      } else {
        judge(message, report, history, events);
      }
    }
    log.append(events);
    return unmatched;
  }

  private void judge(
      Message message, DeliveryReport report, Map<ReportKey, Event> history, List<Event> events) {
    var key = keyOf(report);
    var seen = isProviderReport(report.source()) ? history.get(key) : null;
    var verdict = StatusRule.judge(message.standing(), report.standing(), seen != null);
    if (seen != null) {
      seen.repeated();
      return;
    }
    var now = clock.instant();
    message.apply(report, verdict, now);
    var event = new Event(message, report, verdict, now);
    events.add(event);
    if (isProviderReport(report.source())) {
      history.put(key, event);
    }
  }

  /** Of a long history only what can be the same report as one of these: it has its done time. */
  private Map<ReportKey, Event> historyOf(Collection<UUID> ids, List<DeliveryReport> reports) {
    var history = new HashMap<ReportKey, Event>();
    if (!ids.isEmpty()) {
      entities
          .createQuery(
              "select e from Event e where e.messageId in :ids and e.source in :sources"
                  + " and (e.doneAt in :times or e.doneAt is null)",
              Event.class)
          .setParameter("ids", ids)
          .setParameter("sources", List.of(Source.REPORT, Source.LOGS))
          .setParameter("times", doneTimes(reports))
          .getResultList()
          .forEach(event -> history.put(keyOf(event), event));
    }
    return history;
  }

  private static Set<Instant> doneTimes(List<DeliveryReport> reports) {
    return reports.stream()
        .map(DeliveryReport::doneAt)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static boolean isProviderReport(Source source) {
    return source == Source.REPORT || source == Source.LOGS;
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
