package io.tidings.read;

import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds send requests, newest first, page by page. */
@ApplicationScoped
class SendRequestList {

  @PersistenceContext private EntityManager entities;

  /** At most one more than the filter's limit; the extra one tells that there is a next page. */
  @Transactional
  @SuppressWarnings("unchecked")
  List<SendRequest> page(SendRequestFilter filter) {
    var where = new StringBuilder("select r.* from send_request r where true");
    var values = new HashMap<String, Object>();
    if (filter.since() != null) {
      where.append(" and r.created_at >= :since");
      values.put("since", filter.since());
    }
    if (filter.until() != null) {
      where.append(" and r.created_at < :until");
      values.put("until", filter.until());
    }
    if (filter.cursor() != null) {
      where.append(" and (r.created_at, r.correlation_id) < (:createdAt, :correlationId)");
      values.put("createdAt", filter.cursor().createdAt());
      values.put("correlationId", filter.cursor().correlationId());
    }
    if (filter.outcome() != null) {
      where.append(
          " and exists (select from message m"
              + " where m.correlation_id = r.correlation_id and m.outcome = :outcome)");
      values.put("outcome", filter.outcome().name());
    }
    where.append(" order by r.created_at desc, r.correlation_id desc");
    var query = entities.createNativeQuery(where.toString(), SendRequest.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(filter.limit() + 1).getResultList();
  }

  @Transactional
  Map<UUID, Map<Outcome, Long>> outcomes(List<SendRequest> page) {
    var counts = new HashMap<UUID, Map<Outcome, Long>>();
    if (!page.isEmpty()) {
      entities
          .createQuery(
              "select m.correlationId, m.outcome, count(m) from Message m"
                  + " where m.correlationId in :ids group by m.correlationId, m.outcome",
              Object[].class)
          .setParameter("ids", page.stream().map(r -> r.correlationId().value()).toList())
          .getResultList()
          .forEach(
              row ->
                  counts
                      .computeIfAbsent((UUID) row[0], id -> new EnumMap<>(Outcome.class))
                      .put((Outcome) row[1], (Long) row[2]));
    }
    return counts;
  }
}
