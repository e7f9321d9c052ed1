package io.tidings.send.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Counts the messages of callers with a limit for each day (UTC), over all nodes. The row of caller
 * and day stays locked until the transaction ends, so what is counted is what is stored.
 */
@ApplicationScoped
public class DayQuotas {

  private static final String TAKE =
      """
      insert into caller_day as today (caller, day, messages)
      select :caller, :day, :messages where :messages <= :limit
      on conflict (caller, day) do update set messages = today.messages + excluded.messages
       where today.messages + excluded.messages <= :limit
      returning messages
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private SendLimits limits;

  /** What came of taking messages from a quota; when they are more than is left, none is taken. */
  public record Count(boolean granted, DayQuota left) {}

  /** Takes messages for a caller; empty when the caller has no limit. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Count> take(String caller, int messages, Instant now) {
    var limit = limits.messagesPerDay().of(caller);
    return limit.isEmpty()
        ? Optional.empty()
        : Optional.of(take(caller, messages, limit.getAsInt(), now));
  }

  private Count take(String caller, int messages, long limit, Instant now) {
    var day = now.atOffset(ZoneOffset.UTC).toLocalDate();
    @SuppressWarnings("unchecked")
    List<Number> counted =
        entities
            .createNativeQuery(TAKE)
            .setParameter("caller", caller)
            .setParameter("day", day)
            .setParameter("messages", messages)
            .setParameter("limit", limit)
            .getResultList();
    boolean granted = !counted.isEmpty();
    long used = granted ? counted.get(0).longValue() : used(caller, day);
    return new Count(granted, new DayQuota(limit, Math.max(0, limit - used), untilNextDay(now)));
  }

  private long used(String caller, LocalDate day) {
    return entities
        .createNativeQuery("select messages from caller_day where caller = ?1 and day = ?2")
        .setParameter(1, caller)
        .setParameter(2, day)
        .getResultList()
        .stream()
        .mapToLong(row -> ((Number) row).longValue())
        .findFirst()
        .orElse(0);
  }

  private static Duration untilNextDay(Instant now) {
    var tomorrow = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(ZoneOffset.UTC));
  }
}
