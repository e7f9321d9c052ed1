package io.tidings.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How many looks at Infobip's logs wait, and for how long; on all nodes. */
@ApplicationScoped
public class WaitingLooks {

  /** One for each kind, so that each is the first entry of the index. */
  static final String OLDEST =
      """
      least((select min(check_at) from message where look = 'UNKNOWN' and check_at is not null),
            (select min(check_at) from message where look = 'LAST' and check_at is not null),
            (select min(check_at) from message where look = 'SILENT' and check_at is not null))
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Of how many messages nobody knows yet whether Infobip has them. */
  @Transactional
  public long unknown() {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from message where look = 'UNKNOWN' and check_at is not null")
                .getSingleResult())
        .longValue();
  }

  /** When the one of these was submitted that has waited longest; empty when there is none. */
  @Transactional
  public Optional<Instant> oldestUnknown() {
    return Optional.ofNullable(
        (Instant)
            entities
                .createNativeQuery(
                    "select min(submitted_at) from message"
                        + " where look = 'UNKNOWN' and check_at is not null",
                    Instant.class)
                .getSingleResult());
  }

  /** How late the oldest look is; zero when none is due. */
  @Transactional
  public Duration late() {
    var now = clock.instant();
    var oldest =
        (Instant) entities.createNativeQuery("select " + OLDEST, Instant.class).getSingleResult();
    return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
  }
}
