package io.tidings.read;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the history of a send request, or of one message of it, page by page. A page has a bound in
 * events and in what they take up: the report that stands behind an event can be large.
 */
@ApplicationScoped
class History {

  static final int MOST = 500;

  /** An event is left to the next page when the reports before it have so many bytes. */
  static final int MOST_BYTES = 1 << 20;

  /** So much of webhook calls is read for one page, for each event can stand in another call. */
  static final int MOST_BYTES_OF_CALLS = 16 << 20;

  /**
   * How many there are, the one beyond the limit included, tells whether something is left out.
   * Rows are compared, not columns: then only the index of just these columns gives the order, and
   * no planner takes the one of the whole log for it and walks through what others did. The bounds
   * of seq say which partitions need not be looked at; they are values, since the planner guesses
   * wrong about those of a sub-query.
   */
  private static final String PAGE =
      """
      select e.*, coalesce(m.told_again[e.told], 0) as repeats
        from (
          select e.*, count(*) over () as found, coalesce(sum(octet_length(e.raw)) over (
                   order by e.seq rows between unbounded preceding and 1 preceding), 0) as bytes
            from (
              select * from event
               where (correlation_id, seq) > (:id, :after) and (correlation_id, seq) <= (:id, :upTo)
                 and seq > :after and seq <= :upTo %s
               order by correlation_id, seq limit :limit) e) e
        join message m on m.id = e.message_id
       where e.bytes < :mostBytes
       order by e.seq
      """;

  static final String OF_REQUEST = PAGE.formatted("");
  static final String OF_MESSAGE = PAGE.formatted("and message_id = :message");

  @PersistenceContext private EntityManager entities;

  /**
   * @param upTo the log position of what the events are shown with
   */
  @Transactional
  HistoryPage of(CorrelationId correlationId, HistoryPlace place, long upTo) {
    return page(query(OF_REQUEST, correlationId, place, upTo), place.limit());
  }

  @Transactional
  HistoryPage ofMessage(Message message, HistoryPlace place, long upTo) {
    var query = query(OF_MESSAGE, message.correlationId(), place, upTo);
    return page(query.setParameter("message", message.id()), place.limit());
  }

  private Query query(String select, CorrelationId id, HistoryPlace place, long upTo) {
    return entities
        .createNativeQuery(select, Event.IN_PAGE)
        .setParameter("id", id.value())
        .setParameter("after", Math.max(place.after(), acceptedAt(id)))
        .setParameter("upTo", upTo)
        .setParameter("limit", place.limit() + 1)
        .setParameter("mostBytes", MOST_BYTES);
  }

  /** The place of the log that all of its events come after. */
  private long acceptedAt(CorrelationId id) {
    return entities
        .createQuery(
            "select r.acceptedSeq from SendRequest r where r.correlationId = ?1", Long.class)
        .setParameter(1, id.value())
        .getSingleResult();
  }

  @SuppressWarnings("unchecked")
  private HistoryPage page(Query query, int limit) {
    List<Object[]> rows = query.getResultList();
    var kept = new KeptReports(entities);
    var entries = new ArrayList<HistoryPage.Entry>();
    int bytes = 0;
    for (var row : rows) {
      if (entries.size() == limit || bytes >= MOST_BYTES || kept.bytes() >= MOST_BYTES_OF_CALLS) {
        break;
      }
      var entry = entry((Event) row[0], (Integer) row[1], kept);
      bytes += entry.bytes();
      entries.add(entry);
    }
    boolean more = !rows.isEmpty() && (Long) rows.get(0)[2] > entries.size();
    return new HistoryPage(entries, more);
  }

  private static HistoryPage.Entry entry(Event event, int repeats, KeptReports kept) {
    var raw = event.raw().or(() -> event.keptIn().map(kept::find)).orElse(null);
    return new HistoryPage.Entry(event, repeats, raw);
  }
}
