package io.tidings.read;

import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import io.tidings.read.SendRequestPage.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds send requests, newest first, page by page. */
@ApplicationScoped
class SendRequestList {

  /** One statement, hence one database snapshot for the page, its counts and the log's head. */
  private static final String AROUND_PAGE =
      "select r.*, h.seq as log_position, c.pending, c.sent, c.delivered, c.failed, c.cancelled"
          + " from event_log_head h left join lateral (%s) r on true"
          + " left join lateral (select count(*) filter (where m.outcome = 'PENDING') as pending,"
          + " count(*) filter (where m.outcome = 'SENT') as sent,"
          + " count(*) filter (where m.outcome = 'DELIVERED') as delivered,"
          + " count(*) filter (where m.outcome = 'FAILED') as failed,"
          + " count(*) filter (where m.outcome = 'CANCELLED') as cancelled"
          + " from message m where m.correlation_id = r.correlation_id) c on true"
          + " order by r.created_at desc, r.correlation_id desc";

  @PersistenceContext private EntityManager entities;

  @Transactional
  @SuppressWarnings("unchecked")
  SendRequestPage page(SendRequestFilter filter) {
    var values = new HashMap<String, Object>();
    var query = entities.createNativeQuery(select(filter, values), SendRequest.AT_LOG_POSITION);
    values.forEach(query::setParameter);
    List<Object[]> rows = query.getResultList();
    // Without any send request there still is a row with the log's head.
    var entries =
        rows.stream().filter(row -> row[0] != null).limit(filter.limit()).map(this::entry).toList();
    return new SendRequestPage((Long) rows.get(0)[1], entries, rows.size() > filter.limit());
  }

  static String select(SendRequestFilter filter, Map<String, Object> values) {
    return AROUND_PAGE.formatted(page(filter, values));
  }

  /** At most one more than the filter's limit; the extra one tells that there is a next page. */
  private static String page(SendRequestFilter filter, Map<String, Object> values) {
    var select = new StringBuilder("select * from send_request s where true");
    if (filter.since() != null) {
      select.append(" and s.created_at >= :since");
      values.put("since", filter.since());
    }
    if (filter.until() != null) {
      select.append(" and s.created_at < :until");
      values.put("until", filter.until());
    }
    if (filter.cursor() != null) {
      select.append(" and (s.created_at, s.correlation_id) < (:createdAt, :correlationId)");
      values.put("createdAt", filter.cursor().createdAt());
      values.put("correlationId", filter.cursor().correlationId());
    }
    if (filter.outcome() != null) {
      // With a limit it is asked for each send request; as an exists it may read all messages.
      select.append(
          " and (select true from message m"
              + " where m.correlation_id = s.correlation_id and m.outcome = :outcome limit 1)");
      values.put("outcome", filter.outcome().name());
    }
    values.put("limit", filter.limit() + 1);
    return select
        .append(" order by s.created_at desc, s.correlation_id desc limit :limit")
        .toString();
  }

  private Entry entry(Object[] row) {
    var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
    outcomes.put(Outcome.PENDING, (Long) row[2]);
    outcomes.put(Outcome.SENT, (Long) row[3]);
    outcomes.put(Outcome.DELIVERED, (Long) row[4]);
    outcomes.put(Outcome.FAILED, (Long) row[5]);
    outcomes.put(Outcome.CANCELLED, (Long) row[6]);
    return new Entry((SendRequest) row[0], outcomes);
  }
}
