package io.tidings.report.call;

import io.tidings.message.MessageId;
import io.tidings.sql.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps webhook calls as they came, accepted or refused. Their ids are in the order of time, but an
 * id is made by another clock, and a moment before or after the time that is stored.
 */
@ApplicationScoped
public class WebhookCalls {

  /** How many are deleted in one transaction. */
  static final int MOST_DELETED = 1_000;

  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final String KEEP_ACCEPTED =
      "insert into webhook_call (accepted, %s) select true, %s from %s"
          .formatted(
              JudgedCall.STORED.names(""),
              JudgedCall.STORED.names("c."),
              JudgedCall.STORED.table("c"));

  /**
   * An array is made once, whatever the planner thinks of the table. Nodes that delete at the same
   * time share the work.
   */
  static final String DELETE_OLDER =
      """
      delete from webhook_call where id = any(array(
        select id from webhook_call where id < ?1 order by id limit ?2 for update skip locked))
      """;

  static final String DELETE_REFUSED_BEYOND =
      """
      delete from webhook_call where id = any(array(
        select id from webhook_call where not accepted and id <= (
          select id from webhook_call where not accepted order by id desc offset ?1 limit 1)
        order by id limit ?2 for update skip locked))
      """;

  /**
   * By the events of the message, which name the call they came with, and by what waits for it.
   * Reports that came again are no events of their own.
   */
  static final String OF_MESSAGE =
      """
       and c.id = any(array(
        select e.call_id from message m
          join send_request s on s.correlation_id = m.correlation_id
          join event e on e.correlation_id = m.correlation_id and e.seq > s.accepted_seq
         where m.id = :message and e.message_id = :message and e.call_id is not null
        union
        select u.call_id from unmatched_report u
         where u.our_id = :message and u.matched_at is null))
      """;

  private static final String REFUSED_SINCE =
      """
      select count(*) from (
        select from webhook_call
         where not accepted and id > ?1 and received_at > ?2 limit ?3) refused
      """;

  @PersistenceContext private EntityManager entities;

  /** Calls that were refused for one reason, and when the first and the last of them came. */
  public record Refused(String reason, long calls, Instant first, Instant last) {}

  /** Keeps calls together with what becomes of their reports. */
  public static Write accepted(List<JudgedCall> judged) {
    return Write.ofRows(KEEP_ACCEPTED, JudgedCall.STORED, judged);
  }

  @Transactional
  public void keepRefused(WebhookCall call) {
    entities.persist(call);
  }

  @Transactional
  public Optional<WebhookCall> find(UUID id) {
    return Optional.ofNullable(entities.find(WebhookCall.class, id));
  }

  /**
   * Newest first; at most one more than the filter's limit, which tells that there is a next page.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<CallSummary> page(WebhookCallFilter filter) {
    var sql =
        new StringBuilder("select " + CallSummary.COLUMNS + " from webhook_call c where true");
    var values = new HashMap<String, Object>();
    if (filter.accepted() != null) {
      sql.append(filter.accepted() ? " and c.accepted" : " and not c.accepted");
    }
    if (filter.reason() != null) {
      sql.append(" and not c.accepted and c.reason = :reason");
      values.put("reason", filter.reason());
    }
    if (filter.since() != null) {
      sql.append(" and c.id >= :first and c.received_at >= :since");
      values.put("first", firstId(filter.since()));
      values.put("since", filter.since());
    }
    if (filter.message() != null) {
      sql.append(OF_MESSAGE);
      values.put("message", filter.message());
    }
    if (filter.cursor() != null) {
      sql.append(" and c.id < :cursor");
      values.put("cursor", filter.cursor());
    }
    var query =
        entities.createNativeQuery(sql.append(" order by c.id desc").toString(), Object[].class);
    values.forEach(query::setParameter);
    List<Object[]> rows = query.setMaxResults(filter.limit() + 1).getResultList();
    return rows.stream().map(CallSummary::of).toList();
  }

  /** When the newest call with reports came, to any node; a replay is none. */
  @Transactional
  @SuppressWarnings("unchecked")
  public Optional<Instant> newestAcceptedSince(Instant since) {
    return entities
        .createNativeQuery(
            "select received_at from webhook_call where accepted and reports > 0 and replay_of is"
                + " null and id > ?1 and received_at > ?2 order by id desc limit 1",
            Instant.class)
        .setParameter(1, firstId(since))
        .setParameter(2, since)
        .getResultStream()
        .findFirst();
  }

  /** For the commonest reason. */
  @Transactional
  public Optional<Refused> mostRefusedSince(Instant since) {
    return refusedSince(since).stream().findFirst();
  }

  /** How many were refused, counted up to so many. */
  @Transactional
  public int countRefusedSince(Instant since, int most) {
    return ((Number)
            entities
                .createNativeQuery(REFUSED_SINCE)
                .setParameter(1, firstId(since))
                .setParameter(2, since)
                .setParameter(3, most)
                .getSingleResult())
        .intValue();
  }

  /** By reason, the commonest first. */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<Refused> refusedSince(Instant since) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select reason, count(*), min(received_at), max(received_at) from webhook_call"
                    + " where not accepted and id > ?1 and received_at > ?2"
                    + " group by reason order by 2 desc, 1",
                Object[].class)
            .setParameter(1, firstId(since))
            .setParameter(2, since)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Refused(
                    (String) row[0],
                    ((Number) row[1]).longValue(),
                    (Instant) row[2],
                    (Instant) row[3]))
        .toList();
  }

  /**
   * @return how many, at most {@link #MOST_DELETED}
   */
  @Transactional
  int deleteOlder(UUID than) {
    return delete(DELETE_OLDER, than);
  }

  /**
   * Deletes the oldest refused ones but for so many.
   *
   * @return how many, at most {@link #MOST_DELETED}
   */
  @Transactional
  int deleteRefusedBeyond(int kept) {
    return delete(DELETE_REFUSED_BEYOND, kept);
  }

  private int delete(String sql, Object bound) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, bound)
        .setParameter(2, MOST_DELETED)
        .executeUpdate();
  }

  private static UUID firstId(Instant since) {
    return MessageId.first(since.minus(SLACK));
  }
}
