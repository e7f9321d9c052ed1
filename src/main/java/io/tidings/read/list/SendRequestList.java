package io.tidings.read.list;

import io.tidings.message.Outcome;
import io.tidings.message.SendRequest;
import io.tidings.read.list.SendRequestFilter.PageCursor;
import io.tidings.read.list.SendRequestPage.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Finds send requests, newest first, page by page. */
@ApplicationScoped
class SendRequestList {

  /** One statement, hence one database snapshot for the page, its counts and the log's head. */
  private static final String AROUND_PAGE =
      "select r.*, coalesce(t.seq, h.seq) as log_position, c.pending, c.sent, c.delivered,"
          + " c.failed, c.cancelled from event_log_head h left join team t on t.name = :team and"
          + " t.name <> 'default' left join lateral (%s) r on true left join lateral (select"
          + " count(*) filter (where m.outcome = 'PENDING') as pending, count(*) filter (where"
          + " m.outcome = 'SENT') as sent, count(*) filter (where m.outcome = 'DELIVERED') as"
          + " delivered, count(*) filter (where m.outcome = 'FAILED') as failed, count(*) filter"
          + " (where m.outcome = 'CANCELLED') as cancelled from message m where m.correlation_id ="
          + " r.correlation_id) c on true order by r.created_at desc, r.correlation_id desc";

  @PersistenceContext private EntityManager entities;

  /**
   * @param testsOnly whether only what test keys sent is shown
   */
  @Transactional
  @SuppressWarnings("unchecked")
  SendRequestPage page(SendRequestFilter filter, boolean testsOnly) {
    var find = new SendRequestQuery(filter, testsOnly);
    var query = entities.createNativeQuery(select(find), SendRequest.AT_LOG_POSITION);
    find.ofPage().forEach(query::setParameter);
    List<Object[]> rows = query.getResultList();
    // Without any send request there still is a row with the log's head.
    var entries =
        rows.stream().filter(row -> row[0] != null).limit(filter.limit()).map(this::entry).toList();
    var last =
        rows.size() > filter.limit()
            ? Optional.of(entries.get(entries.size() - 1).request())
            : lastLookedAt(filter, find);
    return new SendRequestPage((Long) rows.get(0)[1], entries, last.map(SendRequestList::cursor));
  }

  static String select(SendRequestQuery find) {
    return AROUND_PAGE.formatted(find.page());
  }

  /** Where a page ends that is not full, though there may be more. */
  @SuppressWarnings("unchecked")
  private Optional<SendRequest> lastLookedAt(SendRequestFilter filter, SendRequestQuery find) {
    if (filter.outcome() == null) {
      return Optional.empty();
    }
    var query = entities.createNativeQuery(find.end(), SendRequest.class);
    find.ofEnd().forEach(query::setParameter);
    List<SendRequest> found = query.getResultList();
    return found.stream().findFirst();
  }

  private static PageCursor cursor(SendRequest request) {
    return new PageCursor(request.createdAt(), request.correlationId().value());
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
