package io.tidings.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes that reports can be taken. Where that was not noted for a while, no node was there or the
 * database was away: reports were refused meanwhile and come again only after long waits, so all
 * silent messages submitted until then are looked for at once.
 */
@ApplicationScoped
class Outages {

  private static final System.Logger LOG = System.getLogger(Outages.class.getName());

  private static final Duration OUTAGE = Duration.ofMinutes(1);
  private static final int MOST_PULLED = 5_000;

  private static final String PULL =
      """
      update message set check_at = ?1 where id in (
        select id from message
         where look = 'SILENT' and check_at > ?1 and submitted_at <= ?1
           and outcome in ('PENDING', 'SENT')
         limit ?2 for no key update skip locked)
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * @return whether there is more to catch up with
   */
  @Transactional
  @SuppressWarnings("unchecked")
  boolean beat() {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select at, catch_up_to from last_reachable for no key update skip locked")
            .getResultList();
    if (rows.isEmpty()) {
      return false; // another node is at it
    }
    var now = clock.instant();
    var last = instant(rows.get(0)[0]);
    var catchUpTo = instant(rows.get(0)[1]);
    if (last != null && last.plus(OUTAGE).isBefore(now)) {
      LOG.log(
          Level.WARNING,
          "no reports could be taken between {0} and {1}: Infobip''s logs are asked for them",
          last,
          now);
      catchUpTo = now;
    }
    boolean more = catchUpTo != null && pull(catchUpTo) > 0;
    note(now, more ? catchUpTo : null);
    return more;
  }

  private int pull(Instant catchUpTo) {
    return entities
        .createNativeQuery(PULL)
        .setParameter(1, catchUpTo)
        .setParameter(2, MOST_PULLED)
        .executeUpdate();
  }

  private void note(Instant now, @Nullable Instant catchUpTo) {
    entities
        .createNativeQuery(
            "update last_reachable set at = ?1, catch_up_to = cast(?2 as timestamptz)")
        .setParameter(1, now)
        .setParameter(2, catchUpTo == null ? null : catchUpTo.toString())
        .executeUpdate();
  }

  private static @Nullable Instant instant(@Nullable Object value) {
    return value instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) value;
  }
}
