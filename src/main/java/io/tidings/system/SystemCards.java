package io.tidings.system;

import io.tidings.reconcile.LogsBudget;
import io.tidings.reconcile.WaitingLooks;
import io.tidings.report.call.WebhookCalls;
import io.tidings.report.call.WebhookCalls.Refused;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what operators look at beside what is wrong, no more often than it changes. */
@ApplicationScoped
class SystemCards {

  static final Duration REFUSED_WITHIN = Duration.ofHours(6);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration SELDOM = Duration.ofSeconds(30);
  private static final Duration LAST_REPORT_WITHIN = Duration.ofDays(30);

  @Inject private WaitingLooks looks;
  @Inject private LogsBudget budget;
  @Inject private WebhookCalls calls;
  @Inject private DatabaseFacts database;
  @Inject private Retention retention;
  @Inject private Clock clock;
  private Kept<Quick> quick;
  private Kept<DatabaseFacts.Facts> facts;
  private Kept<List<Retention.Part>> parts;

  /**
   * What changes from moment to moment.
   *
   * @param unknown of how many messages nobody knows whether Infobip has them
   * @param oldestUnknown when the first of these was submitted
   * @param late how late the oldest look at Infobip's logs is
   * @param lastReport when the newest call with reports came
   */
  record Quick(
      long unknown,
      Optional<Instant> oldestUnknown,
      Duration late,
      LogsBudget.State logs,
      Optional<Instant> lastReport,
      List<Refused> refused) {}

  @PostConstruct
  void begin() {
    quick = new Kept<>(this::read, SOON, clock);
    facts = new Kept<>(database::read, SELDOM, clock);
    parts = new Kept<>(retention::read, SELDOM, clock);
  }

  private Quick read() {
    var now = clock.instant();
    return new Quick(
        looks.unknown(),
        looks.oldestUnknown(),
        looks.late(),
        budget.state(),
        calls.newestAcceptedSince(now.minus(LAST_REPORT_WITHIN)),
        calls.refusedSince(now.minus(REFUSED_WITHIN)));
  }

  Quick quick() {
    return quick.get();
  }

  DatabaseFacts.Facts database() {
    return facts.get();
  }

  List<Retention.Part> retention() {
    return parts.get();
  }
}
