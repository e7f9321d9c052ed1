package io.tidings.read.list;

import io.tidings.message.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts the send requests of a list, and those of them with a message of each outcome: among the
 * newest, so that it costs the same however many there are.
 */
@ApplicationScoped
class SendRequestCounts {

  /** Send requests that are looked at, and about how many messages they may have. */
  static final int MOST_REQUESTS = 1_000;

  static final int MOST_MESSAGES = 20_000;

  private static final String COUNT =
      """
      with looked as materialized (
        select w.correlation_id, sum(w.recipients) over
               (order by w.created_at desc, w.correlation_id desc rows unbounded preceding)
               - w.recipients as messages_before
          from (select s.created_at, s.correlation_id, s.recipients from send_request s
                 where %s order by s.created_at desc, s.correlation_id desc limit :most) w)
      select count(*), count(*) filter (where o.pending), count(*) filter (where o.sent),
             count(*) filter (where o.delivered), count(*) filter (where o.failed),
             count(*) filter (where o.cancelled), (select count(*) from looked)
        from looked n cross join lateral (
          select bool_or(m.outcome = 'PENDING') as pending, bool_or(m.outcome = 'SENT') as sent,
                 bool_or(m.outcome = 'DELIVERED') as delivered,
                 bool_or(m.outcome = 'FAILED') as failed,
                 bool_or(m.outcome = 'CANCELLED') as cancelled
            from message m where m.correlation_id = n.correlation_id) o
       where n.messages_before < :messages
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * How many there are.
   *
   * @param isComplete false when there are older ones that were not looked at
   */
  record Counts(long requests, Map<Outcome, Long> withOutcome, boolean isComplete) {}

  @Transactional
  Counts of(SendRequestFilter filter, boolean testsOnly) {
    var find = new SendRequestQuery(filter, testsOnly);
    var query = entities.createNativeQuery(select(find), Object[].class);
    find.ofWhere().forEach(query::setParameter);
    query.setParameter("most", MOST_REQUESTS + 1).setParameter("messages", MOST_MESSAGES);
    var row = (Object[]) query.getSingleResult();
    var with = new EnumMap<Outcome, Long>(Outcome.class);
    int column = 1;
    for (var outcome : Outcome.values()) {
      with.put(outcome, (Long) row[column++]);
    }
    long counted = (Long) row[0];
    boolean isComplete = counted <= MOST_REQUESTS && counted == (Long) row[6];
    return new Counts(Math.min(counted, MOST_REQUESTS), with, isComplete);
  }

  static String select(SendRequestQuery find) {
    return COUNT.formatted(find.where());
  }
}
