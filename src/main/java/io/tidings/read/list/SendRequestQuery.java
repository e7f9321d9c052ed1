package io.tidings.read.list;

import io.tidings.read.list.SendRequestFilter.PageCursor;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements that find the send requests of a page, and their parameters. No index may hold an
 * outcome, which reports change, so the send requests with one are found by walking along: but only
 * so far for each page, however rare the outcome is.
 */
final class SendRequestQuery {

  /** Send requests that are looked at for a page, and about how many messages they may have. */
  static final int MOST_REQUESTS = 5_000;

  private static final int MOST_MESSAGES = 100_000;

  private static final String NEWEST_FIRST = " order by s.created_at desc, s.correlation_id desc";

  private static final String WALK =
      "(select w.created_at, w.correlation_id, sum(w.recipients) over"
          + " (order by w.created_at desc, w.correlation_id desc rows unbounded preceding)"
          + " - w.recipients as messages_before"
          + " from (select s.created_at, s.correlation_id, s.recipients from send_request s"
          + " where %s"
          + NEWEST_FIRST
          + " limit :most) w) n";

  /** The limit in the inner query keeps PostgreSQL from reading all messages for a join. */
  private static final String WITH_OUTCOME =
      "select s.* from (select n.correlation_id from "
          + WALK
          + " cross join lateral (select from message m where m.correlation_id = n.correlation_id"
          + " and m.outcome = :outcome limit 1) m where n.messages_before < :messages"
          + " order by n.created_at desc, n.correlation_id desc limit :limit) f"
          + " join send_request s on s.correlation_id = f.correlation_id"
          + NEWEST_FIRST;

  private static final String END =
      "select s.* from (select n.created_at, n.correlation_id from "
          + WALK
          + " where n.messages_before < :messages"
          + " order by n.created_at, n.correlation_id limit 1) f"
          + " join send_request s on s.correlation_id = f.correlation_id where exists"
          + " (select from send_request s where (s.created_at, s.correlation_id)"
          + " < (f.created_at, f.correlation_id) and %s)";

  /** Its newest messages to a number, by the index that has their last digits. */
  private static final String TO_NUMBER =
      " and s.correlation_id in (select n.correlation_id from (select m.correlation_id"
          + " from message m where m.team = :team and right(m.recipient, 4) = :lastDigits"
          + " and m.recipient like :number order by m.team desc, m.id desc limit "
          + "10000) n)";

  private final SendRequestFilter filter;
  private final String where;
  private final Map<String, Object> ofWhere = new HashMap<>();

  SendRequestQuery(SendRequestFilter filter, boolean testsOnly) {
    this.filter = filter;
    var conditions = new StringBuilder("s.team = :team");
    ofWhere.put("team", filter.team());
    if (filter.since() != null) {
      conditions.append(" and s.created_at >= :since");
      ofWhere.put("since", filter.since());
    }
    if (filter.until() != null) {
      conditions.append(" and s.created_at < :until");
      ofWhere.put("until", filter.until());
    }
    var number = filter.number();
    if (number != null) {
      conditions.append(TO_NUMBER);
      ofWhere.put("lastDigits", number.lastDigits());
      ofWhere.put("number", number.pattern());
    }
    if (testsOnly) {
      conditions.append(" and s.test");
    }
    PageCursor cursor = filter.cursor();
    if (cursor != null) {
      conditions.append(" and (s.created_at, s.correlation_id) < (:createdAt, :correlationId)");
      ofWhere.put("createdAt", cursor.createdAt());
      ofWhere.put("correlationId", cursor.correlationId());
    }
    where = conditions.toString();
  }

  /** What a send request called {@code s} fulfils. */
  String where() {
    return where;
  }

  Map<String, Object> ofWhere() {
    return ofWhere;
  }

  /** At most one more than the filter's limit; the extra one tells that there is a next page. */
  String page() {
    return filter.outcome() == null
        ? "select * from send_request s where " + where + NEWEST_FIRST + " limit :limit"
        : WITH_OUTCOME.formatted(where);
  }

  Map<String, Object> ofPage() {
    var values = new HashMap<>(ofWhere);
    values.put("limit", filter.limit() + 1);
    if (filter.outcome() != null) {
      values.put("outcome", filter.outcome().name());
      values.putAll(ofWalk());
    }
    return values;
  }

  /** The last send request that was looked at, if there are more behind it. */
  String end() {
    return END.formatted(where, where);
  }

  Map<String, Object> ofEnd() {
    var values = new HashMap<>(ofWhere);
    values.putAll(ofWalk());
    return values;
  }

  private static Map<String, Object> ofWalk() {
    return Map.of("most", MOST_REQUESTS, "messages", MOST_MESSAGES);
  }
}
