package io.tidings.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls that Infobip allows to its logs, shared by all nodes: one row says when the next may be
 * made. It goes by the clock of the database, which is one for all.
 */
@ApplicationScoped
public class LogsBudget {

  private static final double MINUTE = 60;

  private static final String TAKE =
      """
      update logs_budget set free_at = now() + ?1 * interval '1 second', asked_at = now()
       where free_at <= now() and %s <= now()
      """
          .formatted(WaitingLooks.OLDEST);

  private static final String HOLD_OFF =
      "update logs_budget set free_at = greatest(free_at, now() + ?1 * interval '1 second')";

  @PersistenceContext private EntityManager entities;
  @Inject private ReconcileSettings settings;

  /**
   * How it stands.
   *
   * @param callsPerMinute how many all nodes may make together
   * @param askedAt when the last one was made; empty before the first
   * @param freeAt when the next may be made
   */
  public record State(int callsPerMinute, Optional<Instant> askedAt, Instant freeAt) {}

  @Transactional
  public State state() {
    var row =
        (Object[])
            entities
                .createNativeQuery("select asked_at, free_at from logs_budget", Object[].class)
                .getSingleResult();
    int callsPerMinute = (int) Math.round(MINUTE / seconds(settings.pace()));
    return new State(callsPerMinute, Optional.ofNullable((Instant) row[0]), (Instant) row[1]);
  }

  /** Takes the right to one call, if there is anything to ask for. */
  @Transactional
  boolean take() {
    return entities
            .createNativeQuery(TAKE)
            .setParameter(1, seconds(settings.pace()))
            .executeUpdate()
        > 0;
  }

  /** Infobip gave no answer: nobody asks again for a while. */
  @Transactional
  void holdOff(Duration wait) {
    entities.createNativeQuery(HOLD_OFF).setParameter(1, seconds(wait)).executeUpdate();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
