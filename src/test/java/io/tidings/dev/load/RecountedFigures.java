package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Holds the figures of an installation against all it stores, counted anew. */
final class RecountedFigures {

  private static final String BEHIND =
      "select h.seq - p.seq from event_log_head h cross join figure_progress p";

  private RecountedFigures() {}

  /** How many events of the log have no place in the figures yet. */
  static long behind(Installation installation) throws SQLException {
    return LoadDatabase.number(installation, BEHIND);
  }

  /** Once every event has its place in them: the rows that differ, or that it has none. */
  static List<String> differences(Installation installation, Duration patience) throws Exception {
    if (!Await.happens(patience, () -> behind(installation) == 0)) {
      return List.of("behind by %d events".formatted(behind(installation)));
    }
    try (var connection = installation.postgres().dataSource().getConnection()) {
      return PlainRecount.differences(connection);
    }
  }
}
