package io.tidings.reconcile;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.LogsUnavailable;
import io.tidings.infobip.ParsedReports;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Asks Infobip's logs: first about messages whose submit had an unknown outcome, then about those
 * whose end has come, then about silent ones.
 */
@ApplicationScoped
class Reconciler implements Background {

  private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

  private static final Duration CARE = Duration.ofSeconds(1);
  private static final Duration UNAVAILABLE = Duration.ofSeconds(5);

  @Inject private OverdueMessages overdue;
  @Inject private UnknownOutcomes unknown;
  @Inject private Outages outages;
  @Inject private LogsBudget budget;
  @Inject private LogsMeters meters;
  @Inject private InfobipClient infobip;
  @Inject private ReconcileSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private Instant nextCare = Instant.EPOCH;

  /** A message that is asked for meanwhile would be pulled forward and asked for again. */
  private boolean catchingUp;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    meters.register();
    return Loop.start(threads, "reconciler", settings.pace(), this::reconcile);
  }

  /** One step of the loop. */
  boolean reconcile() throws InterruptedException {
    boolean more = takeCare();
    if (!catchingUp && budget.take()) {
      ask();
    }
    return more;
  }

  /** What needs no call. */
  private boolean takeCare() {
    var now = clock.instant();
    if (now.isBefore(nextCare)) {
      return false;
    }
    catchingUp = outages.beat();
    boolean more = overdue.settle() >= OverdueMessages.MOST_SETTLED || catchingUp;
    nextCare = more ? now : now.plus(CARE);
    meters.heardOf(unknown.heardOf());
    tell(unknown.failOutOfReach(), "{0,number,#} messages failed: OUTCOME_UNKNOWN");
    tell(overdue.endOutOfReach(), "{0,number,#} messages ended without a report");
    return more;
  }

  private void ask() throws InterruptedException {
    var lost = unknown.claim(InfobipClient.MOST_IDS_IN_LOGS);
    if (!lost.isEmpty()) {
      ask(lost, answer -> resolve(lost, answer), unknown::postpone);
      return;
    }
    var last = overdue.claimLast(InfobipClient.MOST_IDS_IN_LOGS);
    if (!last.isEmpty()) {
      ask(last, answer -> endOrWait(last, answer), overdue::postpone);
      return;
    }
    var silent = overdue.claim(InfobipClient.MOST_IDS_IN_LOGS);
    if (!silent.isEmpty()) {
      ask(silent, answer -> overdue.found(silent, answer), overdue::postpone);
    }
  }

  private void ask(List<UUID> ids, Consumer<ParsedReports> answered, Consumer<List<UUID>> postpone)
      throws InterruptedException {
    try {
      var answer = infobip.logs(ids);
      answered.accept(answer);
      meters.answered(Doubt.in(answer).entries());
      LOG.log(
          Level.INFO,
          "asked Infobip about {0,number,#} messages, {1,number,#} found",
          ids.size(),
          answer.reports().size());
    } catch (LogsUnavailable unavailable) {
      budget.holdOff(UNAVAILABLE);
      postpone.accept(ids);
      meters.unavailable();
      LOG.log(Level.WARNING, "Infobip''s logs gave no answer: {0}", unavailable.getMessage());
    }
  }

  private void endOrWait(List<UUID> ids, ParsedReports answer) {
    var last = overdue.foundLast(ids, answer);
    tell(last.ended(), "{0,number,#} messages ended without a report");
    tell(
        last.inDoubt(),
        "{0,number,#} messages are looked for again: Infobip''s logs have entries for them that"
            + " cannot be read");
  }

  private void resolve(List<UUID> ids, ParsedReports answer) {
    var resolved = unknown.answered(ids, answer);
    meters.resolved(resolved);
    tell(
        resolved.submitAgain(),
        "{0,number,#} messages are submitted again: Infobip does not have them");
    tell(resolved.failed(), "{0,number,#} messages failed: no submit of them was answered");
  }

  private static void tell(int messages, String sentence) {
    if (messages > 0) {
      LOG.log(Level.WARNING, sentence, messages);
    }
  }
}
