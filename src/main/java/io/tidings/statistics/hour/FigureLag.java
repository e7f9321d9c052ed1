package io.tidings.statistics.hour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** How far behind the log the figures are. */
@ApplicationScoped
public class FigureLag {

  private static final String LAG =
      "select h.seq - p.seq, p.counted_at from event_log_head h cross join figure_progress p";

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  @Transactional
  public long events() {
    return ((Number) row()[0]).longValue();
  }

  /** Up to when what happened is in the figures: now, when all of it is. */
  @Transactional
  public Instant countedUpTo() {
    var now = clock.instant();
    var row = row();
    return ((Number) row[0]).longValue() == 0 ? now : (Instant) row[1];
  }

  private Object[] row() {
    return (Object[]) entities.createNativeQuery(LAG, Object[].class).getSingleResult();
  }
}
