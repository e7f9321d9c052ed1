package io.tidings.reconcile;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Status;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Messages whose submit had an unknown outcome. When Infobip has one it is known to be submitted;
 * when its logs do not know it at any look, it is due again; else nothing is done with it.
 */
@ApplicationScoped
class UnknownOutcomes {

  private static final int MOST = 500;

  /** For so long nobody else asks for what was claimed. */
  private static final Duration HOLD = Duration.ofMinutes(2);

  private static final String DUE =
      """
      select id from message
       where look = 'UNKNOWN' and check_at <= ?1 and outcome = 'PENDING'
       order by check_at limit ?2 for no key update skip locked
      """;

  private static final String HEARD_OF =
      """
      select id from message
       where look = 'UNKNOWN' and check_at <= ?1 and outcome = 'SENT'
       order by check_at limit ?2 for no key update skip locked
      """;

  private static final String OUT_OF_REACH =
      """
      select id from message
       where look = 'UNKNOWN' and check_at <= ?1 and outcome = 'PENDING' and submitted_at <= ?3
       order by check_at limit ?2 for no key update skip locked
      """;

  private static final String LOCK =
      """
      select id, checks, attempts from message
       where id = any(?1) and look = 'UNKNOWN' and outcome = 'PENDING'
       order by id for no key update
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageLifecycle lifecycle;
  @Inject private StatusRecorder statuses;
  @Inject private ReconcileSettings settings;
  @Inject private Clock clock;

  /** How many messages an answer of the logs resolved, and how. */
  record Resolved(int found, int submitAgain, int failed) {}

  /** Claims those whose look has come, longest due first; a crash only makes them wait. */
  @Transactional
  List<UUID> claim(int most) {
    var now = clock.instant();
    var claimed = ids(query(DUE, now, most));
    lifecycle.postpone(claimed, now.plus(HOLD));
    return claimed;
  }

  /** A report told of them before the logs were asked: Infobip has them. */
  @Transactional
  int heardOf() {
    var now = clock.instant();
    var heardOf = ids(query(HEARD_OF, now, MOST));
    lifecycle.found(heardOf, now, settings.looks().get(0));
    return heardOf.size();
  }

  /** Nobody can tell any more what became of them, and to submit them again would be a gamble. */
  @Transactional
  int failOutOfReach() {
    var now = clock.instant();
    var beyond = now.minus(InfobipClient.LOGS_REACH_BACK);
    var unknown = ids(query(OUT_OF_REACH, now, MOST).setParameter(3, beyond));
    lifecycle.end(unknown);
    statuses.record(
        unknown.stream()
            .map(
                id ->
                    DeliveryReport.ours(
                        id,
                        Status.FAILED,
                        "OUTCOME_UNKNOWN: the submit was not answered, and neither were the"
                            + " questions to Infobip's logs"))
            .toList());
    return unknown.size();
  }

  private Query query(String selection, Instant now, int most) {
    return entities
        .createNativeQuery(selection, UUID.class)
        .setParameter(1, now)
        .setParameter(2, most);
  }

  @SuppressWarnings("unchecked")
  private static List<UUID> ids(Query query) {
    return query.getResultList();
  }

  /** Acts on what the logs said of messages that were claimed. */
  @Transactional
  Resolved answered(List<UUID> ids, ParsedReports logs) {
    var known = new HashSet<>(DeliveryReport.messageIds(logs.reports()));
    List<UUID> found = new ArrayList<>();
    List<UUID> due = new ArrayList<>();
    List<UUID> tooOften = new ArrayList<>();
    Map<Integer, List<UUID>> again = new HashMap<>();
    var doubt = Doubt.in(logs);
    for (var row : locked(ids)) {
      var id = (UUID) row[0];
      int checks = ((Number) row[1]).intValue() + 1;
      if (known.contains(id)) {
        found.add(id);
      } else if (doubt.isAbout(id)) {
        again.computeIfAbsent(checks - 1, key -> new ArrayList<>()).add(id);
      } else if (checks < settings.unknownLooks().size()) {
        again.computeIfAbsent(checks, key -> new ArrayList<>()).add(id);
      } else if (((Number) row[2]).intValue() < settings.attempts()) {
        due.add(id);
      } else {
        tooOften.add(id);
      }
    }
    var now = clock.instant();
    lifecycle.found(found, now, settings.looks().get(0));
    again.forEach(
        (checks, some) ->
            lifecycle.lookAgain(some, checks, now.plus(settings.unknownLooks().get(checks))));
    lifecycle.dueAgain(due, now);
    lifecycle.end(tooOften);
    var said = new ArrayList<>(logs.reports());
    said.addAll(lookedFor(again, logs));
    due.forEach(id -> said.add(DeliveryReport.noted(id, Attempt.DUE_AGAIN, null)));
    record(said, tooOften);
    return new Resolved(found.size(), due.size(), tooOften.size());
  }

  /**
   * What the logs did not know is told; of an answer that cannot be read there is nothing to tell.
   */
  private List<DeliveryReport> lookedFor(Map<Integer, List<UUID>> again, ParsedReports logs) {
    if (Doubt.in(logs).ofAny() > 0) {
      return List.of();
    }
    var notes = new ArrayList<DeliveryReport>();
    again.forEach(
        (checks, ids) -> {
          var look = "Look %d of %d.".formatted(checks, settings.unknownLooks().size());
          ids.forEach(id -> notes.add(DeliveryReport.noted(id, Attempt.LOOKED, look)));
        });
    return notes;
  }

  private void record(List<DeliveryReport> reports, List<UUID> tooOften) {
    var all = new ArrayList<>(reports);
    for (var id : tooOften) {
      all.add(
          DeliveryReport.ours(
              id,
              Status.FAILED,
              "%d submits were not answered, and Infobip's logs know of none"
                  .formatted(settings.attempts())));
    }
    statuses.record(all);
  }

  /** Nobody answered: it does not count as a look. */
  @Transactional
  void postpone(List<UUID> ids) {
    lifecycle.postpone(
        locked(ids).stream().map(row -> (UUID) row[0]).toList(),
        clock.instant().plus(settings.unknownLooks().get(0)));
  }

  /** Those that are unknown still: a report may have come since they were claimed. */
  @SuppressWarnings("unchecked")
  private List<Object[]> locked(List<UUID> ids) {
    return entities
        .createNativeQuery(LOCK)
        .setParameter(1, ids.toArray(UUID[]::new))
        .getResultList();
  }
}
