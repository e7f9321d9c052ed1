package io.tidings.reconcile;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Status;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
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

  private static final String CLAIM =
      """
      update message set check_at = ?2 where id in (
        select id from message
         where look = 'UNKNOWN' and check_at <= ?1 and outcome = 'PENDING'
         order by check_at limit ?3 for no key update skip locked)
      returning id
      """;

  private static final String HEARD_OF =
      """
      update message set look = 'SILENT', checks = 0,
             check_at = greatest(submitted_at + ?2 * interval '1 second', ?1)
       where id in (
        select id from message
         where look = 'UNKNOWN' and check_at <= ?1 and outcome = 'SENT'
         order by check_at limit ?3 for no key update skip locked)
      """;

  private static final String OUT_OF_REACH =
      """
      update message set check_at = null, look = 'SILENT' where id in (
        select id from message
         where look = 'UNKNOWN' and check_at <= ?1 and outcome = 'PENDING' and submitted_at <= ?2
         order by check_at limit ?3 for no key update skip locked)
      returning id
      """;

  private static final String LOCK =
      """
      select id, checks, attempts from message
       where id = any(?1) and look = 'UNKNOWN' and outcome = 'PENDING'
       order by id for no key update
      """;

  private static final String HAS_IT =
      """
      update message set look = 'SILENT', checks = 0,
             check_at = greatest(submitted_at + ?3 * interval '1 second', ?2)
       where id = any(?1)
      """;

  private static final String LOOK_AGAIN =
      "update message set checks = ?2, check_at = ?3 where id = any(?1)";

  private static final String SUBMIT_AGAIN =
      """
      update message set due_at = ?2, look = 'SILENT', check_at = null, checks = 0,
             submitted_at = null
       where id = any(?1)
      """;

  private static final String FAIL =
      "update message set look = 'SILENT', check_at = null where id = any(?1)";

  @PersistenceContext private EntityManager entities;
  @Inject private StatusRecorder statuses;
  @Inject private ReconcileSettings settings;
  @Inject private Clock clock;

  /** How many messages an answer of the logs resolved, and how. */
  record Resolved(int found, int lookAgain, int submitAgain, int failed) {}

  /** Claims those whose look has come, longest due first; a crash only makes them wait. */
  @Transactional
  @SuppressWarnings("unchecked")
  List<UUID> claim(int most) {
    var now = clock.instant();
    return entities
        .createNativeQuery(CLAIM, UUID.class)
        .setParameter(1, now)
        .setParameter(2, now.plus(HOLD))
        .setParameter(3, most)
        .getResultList();
  }

  /** A report told of them before the logs were asked: Infobip has them. */
  @Transactional
  int heardOf() {
    return entities
        .createNativeQuery(HEARD_OF)
        .setParameter(1, clock.instant())
        .setParameter(2, seconds(settings.looks().get(0)))
        .setParameter(3, MOST)
        .executeUpdate();
  }

  /** Nobody can tell any more what became of them, and to submit them again would be a gamble. */
  @Transactional
  @SuppressWarnings("unchecked")
  int failOutOfReach() {
    var now = clock.instant();
    List<UUID> unknown =
        entities
            .createNativeQuery(OUT_OF_REACH, UUID.class)
            .setParameter(1, now)
            .setParameter(2, now.minus(InfobipClient.LOGS_REACH_BACK))
            .setParameter(3, MOST)
            .getResultList();
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
    update(HAS_IT, found, now, seconds(settings.looks().get(0)));
    again.forEach(
        (checks, some) ->
            update(LOOK_AGAIN, some, checks, now.plus(settings.unknownLooks().get(checks))));
    update(SUBMIT_AGAIN, due, now);
    update(FAIL, tooOften);
    var said = new ArrayList<>(logs.reports());
    said.addAll(lookedFor(again, logs));
    due.forEach(id -> said.add(DeliveryReport.noted(id, Attempt.DUE_AGAIN, null)));
    record(said, tooOften);
    int lookAgain = again.values().stream().mapToInt(List::size).sum();
    return new Resolved(found.size(), lookAgain, due.size(), tooOften.size());
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
    var now = clock.instant();
    update(
        "update message set check_at = ?2 where id = any(?1)",
        locked(ids).stream().map(row -> (UUID) row[0]).toList(),
        now.plus(settings.unknownLooks().get(0)));
  }

  /** Those that are unknown still: a report may have come since they were claimed. */
  @SuppressWarnings("unchecked")
  private List<Object[]> locked(List<UUID> ids) {
    return entities
        .createNativeQuery(LOCK)
        .setParameter(1, ids.toArray(UUID[]::new))
        .getResultList();
  }

  private void update(String statement, List<UUID> ids, Object... values) {
    if (ids.isEmpty()) {
      return;
    }
    var query = entities.createNativeQuery(statement).setParameter(1, ids.toArray(UUID[]::new));
    for (int value = 0; value < values.length; value++) {
      query.setParameter(value + 2, values[value]);
    }
    query.executeUpdate();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
