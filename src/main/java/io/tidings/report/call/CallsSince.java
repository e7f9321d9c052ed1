package io.tidings.report.call;

import io.tidings.message.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks which webhook calls came to any node of late. */
@ApplicationScoped
public class CallsSince {

  /** Clocks of nodes differ; an id is made a moment before or after the time that is stored. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  @PersistenceContext private EntityManager entities;

  /** Why most of the calls were refused, and how many for that reason. */
  public record RefusedCount(String reason, long calls) {}

  /** When the newest call with reports came. */
  @Transactional
  @SuppressWarnings("unchecked")
  public Optional<Instant> newestAccepted(Instant since) {
    return entities
        .createNativeQuery(
            "select received_at from webhook_call where accepted and reports > 0"
                + " and replay_of is null and id > ?1 and received_at > ?2 order by id desc limit 1",
            Instant.class)
        .setParameter(1, floor(since))
        .setParameter(2, since)
        .getResultStream()
        .findFirst();
  }

  @Transactional
  @SuppressWarnings("unchecked")
  public Optional<RefusedCount> refused(Instant since) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select reason, count(*) from webhook_call where not accepted and id > ?1"
                    + " and received_at > ?2 group by reason order by 2 desc, 1 limit 1",
                Object[].class)
            .setParameter(1, floor(since))
            .setParameter(2, since)
            .getResultList();
    return rows.stream()
        .map(row -> new RefusedCount((String) row[0], ((Number) row[1]).longValue()))
        .findFirst();
  }

  private static UUID floor(Instant since) {
    return MessageId.first(since.minus(SLACK));
  }
}
