package io.tidings.report.look;

import io.tidings.message.MessageId;
import io.tidings.report.call.CallSummary;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.trust.HiddenSecrets;
import io.tidings.report.unmatched.UnmatchedReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds webhook calls that were kept. Their ids are in the order of time, more or less. */
@ApplicationScoped
class StoredCalls {

  /** An id is made by another clock than the time that is stored. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  @PersistenceContext private EntityManager entities;
  @Inject private HiddenSecrets secrets;

  /**
   * Newest first; at most one more than the filter's limit, which tells that there is a next page.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  List<CallSummary> page(WebhookCallFilter filter) {
    var sql =
        new StringBuilder("select " + CallSummary.COLUMNS + " from webhook_call c where true");
    var values = new HashMap<String, Object>();
    if (filter.accepted() != null) {
      sql.append(filter.accepted() ? " and c.accepted" : " and not c.accepted");
    }
    if (filter.reason() != null) {
      sql.append(" and not c.accepted and c.reason = :reason");
      values.put("reason", filter.reason());
    }
    if (filter.since() != null) {
      sql.append(" and c.id >= :first and c.received_at >= :since");
      values.put("first", MessageId.first(filter.since().minus(SLACK)));
      values.put("since", filter.since());
    }
    if (filter.cursor() != null) {
      sql.append(" and c.id < :cursor");
      values.put("cursor", filter.cursor());
    }
    var query =
        entities.createNativeQuery(sql.append(" order by c.id desc").toString(), Object[].class);
    values.forEach(query::setParameter);
    List<Object[]> rows = query.setMaxResults(filter.limit() + 1).getResultList();
    return rows.stream().map(CallSummary::of).toList();
  }

  @Transactional
  Optional<WebhookCall> find(UUID id) {
    return Optional.ofNullable(entities.find(WebhookCall.class, id));
  }

  /** What is known of the reports in a call beside what it says itself. */
  @Transactional
  CallJson.Context contextOf(WebhookCall call) {
    var unmatched = new HashMap<Integer, UnmatchedReport>();
    for (var report : unmatchedOf(call.summary().id())) {
      unmatched.put(report.entry(), report);
    }
    var messages = new HashSet<UUID>();
    CallJson.entries(call.body()).stream()
        .map(CallJson::idOf)
        .filter(Objects::nonNull)
        .forEach(messages::add);
    unmatched.values().forEach(report -> report.matchedMessage().ifPresent(messages::add));
    return new CallJson.Context(secrets, sendRequestsOf(messages), unmatched);
  }

  private List<UnmatchedReport> unmatchedOf(UUID callId) {
    return entities
        .createQuery(
            "select u from UnmatchedReport u where u.callId = :callId", UnmatchedReport.class)
        .setParameter("callId", callId)
        .getResultList();
  }

  private Map<UUID, UUID> sendRequestsOf(Set<UUID> messages) {
    var sendRequests = new HashMap<UUID, UUID>();
    if (!messages.isEmpty()) {
      entities
          .createQuery(
              "select m.id, m.correlationId from Message m where m.id in :ids", Object[].class)
          .setParameter("ids", messages)
          .getResultList()
          .forEach(row -> sendRequests.put((UUID) row[0], (UUID) row[1]));
    }
    return sendRequests;
  }
}
