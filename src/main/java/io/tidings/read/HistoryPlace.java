package io.tidings.read;

import io.tidings.message.CorrelationId;
import io.tidings.message.record.EventLog;
import io.tidings.problem.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a history is wanted: from the query string, all wrong parameters named together.
 *
 * @param after the seq of the last event of the page before
 */
record HistoryPlace(long after, int limit) {

  static final HistoryPlace BEGIN = new HistoryPlace(0, History.MOST);

  /** As the log counts, where the team counts for itself. */
  HistoryPlace from(EventLog log, String team, CorrelationId of) {
    return after == 0 ? this : new HistoryPlace(log.seqOf(team, List.of(of), after), limit);
  }

  static HistoryPlace parse(@Nullable String cursor, @Nullable String limit) {
    var parameters = new Parameters();
    var after =
        parameters.read(
            "cursor",
            cursor,
            "must be the nextCursor of a page before, or a logPosition",
            text -> seq(text));
    var place = new HistoryPlace(after == null ? 0 : after, parameters.limit(limit, History.MOST));
    parameters.check();
    return place;
  }

  private static long seq(String text) {
    long seq = Long.parseLong(text);
    if (seq < 0) {
      throw new IllegalArgumentException("before the first");
    }
    return seq;
  }
}
