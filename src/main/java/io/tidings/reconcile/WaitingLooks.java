package io.tidings.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many looks at Infobip's logs wait, and for how long; on all nodes. */
@ApplicationScoped
class WaitingLooks {

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  @Transactional
  long unknown() {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from message where look = 'UNKNOWN' and check_at is not null")
                .getSingleResult())
        .longValue();
  }

  /** Zero when none is due. */
  @Transactional
  Duration late() {
    var now = clock.instant();
    var oldest =
        (Instant)
            entities
                .createNativeQuery(
                    "select min(check_at) from message"
                        + " where look in ('UNKNOWN', 'SILENT', 'LAST') and check_at <= ?1",
                    Instant.class)
                .setParameter(1, now)
                .getSingleResult();
    return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
  }
}
