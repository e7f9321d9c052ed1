package io.tidings.report.look;

import io.tidings.content.Content;
import io.tidings.report.call.CallSummary;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
    call.summary().first().ifPresent(messages::add);
    return new CallJson.Context(content, secrets, messagesOf(messages), unmatched);
  }

  /** The first message of each call, as far as it is still there. */
  @Transactional
  Map<UUID, CallJson.About> firstOf(List<CallSummary> calls) {
    return messagesOf(
        calls.stream().flatMap(call -> call.first().stream()).collect(Collectors.toSet()));
  }

  private Map<UUID, CallJson.About> messagesOf(Set<UUID> ids) {
    var messages = new HashMap<UUID, CallJson.About>();
    if (!ids.isEmpty()) {
      entities
          .createQuery(
              "select m.id, m.correlationId, m.recipient from Message m where m.id in :ids",
              Object[].class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(
              row ->
                  messages.put((UUID) row[0], new CallJson.About((UUID) row[1], (String) row[2])));
    }
    return messages;
  }
}
