package io.tidings.sandbox;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Recipient;
import io.tidings.message.Source;
import io.tidings.message.record.MessageLifecycle;
import io.tidings.message.record.StatusRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The messages of test keys whose next step has come, shared by all nodes. */
@ApplicationScoped
class TestMessages {

  static final int MOST = 500;

  /** Between the steps of a message, so that whoever follows it sees them come. */
  static final Duration STEP = Duration.ofSeconds(1);

  private static final String DUE =
      """
      select id, recipient, checks from message where look = 'TEST' and check_at <= ?1
       order by check_at limit ?2 for no key update skip locked
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private MessageLifecycle lifecycle;
  @Inject private StatusRecorder statuses;
  @Inject private Clock clock;

  /**
   * Lets the next step of each come true.
   *
   * @return how many messages there were, at most {@link #MOST}
   */
  @Transactional
  @SuppressWarnings("unchecked")
  int step() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Object[]> due =
        entities
            .createNativeQuery(DUE, Object[].class)
            .setParameter(1, now)
            .setParameter(2, MOST)
            .getResultList();
    var reports = new ArrayList<DeliveryReport>();
    var done = new ArrayList<UUID>();
    Map<Integer, List<UUID>> goOn = new HashMap<>();
    for (var row : due) {
      var id = (UUID) row[0];
      int step = ((Number) row[2]).intValue();
      var steps = Ending.of(new Recipient((String) row[1])).steps();
      if (step < steps.size()) { // an erased number has other digits
        reports.add(report(id, steps.get(step), now));
      }
      if (step + 1 >= steps.size()) {
        done.add(id);
      } else {
        goOn.computeIfAbsent(step + 1, key -> new ArrayList<>()).add(id);
      }
    }
    goOn.forEach((taken, ids) -> lifecycle.testStep(ids, taken, now, now.plus(STEP)));
    lifecycle.stopLooking(done);
    statuses.record(reports);
    return due.size();
  }

  private static DeliveryReport report(UUID id, Ending.Step step, Instant now) {
    return new DeliveryReport(
        id,
        Source.TEST,
        step.status(),
        step.error(),
        step.isReported() ? now : null,
        null,
        null,
        null,
        null,
        step.reason(),
        null,
        null,
        null);
  }
}
