package io.tidings.read;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Reads the history of a send request, or of one message of it, page by page. A page has a bound in
 * events and in what they take up: the report that stands behind an event can be large.
 */
@ApplicationScoped
class History {

  static final int MOST = 500;

  /** An event is left to the next page when the reports before it have so many bytes. */
  static final int MOST_BYTES = 1 << 20;

  /**
   * How many there are, the one beyond the limit included, tells whether something is left out.
   * Rows are compared, not columns: then only the index of just these columns gives the order, and
   * no planner takes the one of the whole log for it and walks through what others did.
   */
  private static final String PAGE =
      """
      select * from (
        select e.*, count(*) over () as found,
               coalesce(sum(octet_length(e.raw)) over (
                 order by e.seq rows between unbounded preceding and 1 preceding), 0) as bytes
          from (select * from event
                 where (%1$s, seq) > (:id, :after) and (%1$s, seq) <= (:id, :upTo)
                 order by %1$s, seq limit :limit) e) page
       where bytes < :mostBytes order by seq
      """;

  static final String OF_REQUEST = PAGE.formatted("correlation_id");
  static final String OF_MESSAGE = PAGE.formatted("message_id");

  @PersistenceContext private EntityManager entities;

  /**
   * @param upTo the log position of what the events are shown with
   */
  @Transactional
  HistoryPage of(CorrelationId correlationId, HistoryPlace place, long upTo) {
    return page(OF_REQUEST, correlationId.value(), place, upTo);
  }

  @Transactional
  HistoryPage ofMessage(UUID id, HistoryPlace place, long upTo) {
    return page(OF_MESSAGE, id, place, upTo);
  }

  @SuppressWarnings("unchecked")
  private HistoryPage page(String select, UUID id, HistoryPlace place, long upTo) {
    Query query =
        entities
            .createNativeQuery(select, Event.IN_PAGE)
            .setParameter("id", id)
            .setParameter("after", place.after())
            .setParameter("upTo", upTo)
            .setParameter("limit", place.limit() + 1)
            .setParameter("mostBytes", MOST_BYTES);
    List<Object[]> rows = query.getResultList();
    var events = rows.stream().limit(place.limit()).map(row -> (Event) row[0]).toList();
    boolean more = !rows.isEmpty() && (Long) rows.get(0)[1] > events.size();
    return new HistoryPage(events, more);
  }
}
