package io.tidings.report.call;

import io.tidings.report.trust.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Keeps webhook calls that were refused, so that a wrong token or URL does not stay unseen, and
 * what was refused can be replayed. All are counted; how much is stored is bounded for each minute
 * by {@link RefusedBudget} and in all by {@link CallRetention}.
 */
@ApplicationScoped
public class RefusedCalls {

  @PersistenceContext private EntityManager entities;
  @Inject private ReportMeters meters;
  @Inject private Clock clock;
  private RefusedBudget budget;

  @PostConstruct
  void prepare() {
    budget = new RefusedBudget(clock);
  }

  public void count(Refusal refusal) {
    meters.refused(refusal.reason());
  }

  /**
   * Asks for room to store one more call of a source.
   *
   * @return how many bytes of its body may be stored, or -1 when not even the call may be
   */
  public int room(String source) {
    return budget.room(source);
  }

  @Transactional
  public void add(String source, WebhookCall call) {
    budget.stored(source, call.bytes());
    entities.persist(call);
  }
}
