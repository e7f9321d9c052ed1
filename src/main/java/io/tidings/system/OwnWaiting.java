package io.tidings.system;

import io.tidings.system.Situation.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What waits of one team. */
@ApplicationScoped
class OwnWaiting {

  static final Duration FRESH = Duration.ofSeconds(5);

  /** So many are looked at, of all teams, those that have been due longest. */
  private static final int MOST = 20_000;

  private static final String DUE =
      """
      select count(*), min(due_at) from (
        select team, due_at from message
         where due_at <= :now and due_at is not null and lease_until is null
         order by due_at, id limit :most) due
       where team = :team
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Asked through the container, which gives each reading its transaction. */
  @Inject private OwnWaiting self;

  private final Map<String, Kept<Waiting>> kept = new ConcurrentHashMap<>();

  Waiting of(String team) {
    return kept.computeIfAbsent(team, one -> new Kept<>(() -> self.read(one), FRESH, clock)).get();
  }

  @Transactional
  Waiting read(String team) {
    var now = clock.instant();
    var row =
        (Object[])
            entities
                .createNativeQuery(DUE, Object[].class)
                .setParameter("now", now)
                .setParameter("most", MOST)
                .setParameter("team", team)
                .getSingleResult();
    var oldest = (Instant) row[1];
    return new Waiting(
        ((Number) row[0]).longValue(),
        0,
        oldest == null ? Duration.ZERO : Duration.between(oldest, now));
  }
}
