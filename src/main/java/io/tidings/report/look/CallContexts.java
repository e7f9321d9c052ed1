package io.tidings.report.look;

import io.tidings.content.Content;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.trust.HiddenSecrets;
import io.tidings.report.unmatched.UnmatchedReport;
import io.tidings.report.unmatched.UnmatchedReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Finds what is known of the reports in a webhook call beside what it says itself. */
@ApplicationScoped
class CallContexts {

  @PersistenceContext private EntityManager entities;
  @Inject private UnmatchedReports unmatchedReports;
  @Inject private HiddenSecrets secrets;

  @Transactional
  CallJson.Context of(WebhookCall call, Content content) {
    var unmatched = new HashMap<Integer, UnmatchedReport>();
    for (var report : unmatchedReports.ofCall(call.summary().id())) {
      unmatched.put(report.entry(), report);
    }
    var messages = new HashSet<UUID>();
    CallJson.entries(call.body()).stream()
        .map(CallJson::idOf)
        .filter(Objects::nonNull)
        .forEach(messages::add);
    unmatched.values().forEach(report -> report.matchedMessage().ifPresent(messages::add));
    return new CallJson.Context(content, secrets, sendRequestsOf(messages), unmatched);
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
