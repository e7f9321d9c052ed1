package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The statements with which the application stores reports, as PostgreSQL shows them while it does:
 * so that what they are compared with cannot differ from them.
 */
final class SeenStatements implements AutoCloseable {

  private static final String RUNNING =
      "select query from pg_stat_activity where application_name = 'tidings'"
          + " and query like '%unnest(%'";
  private static final long POLL_MILLIS = 2;

  /** In the order of a transaction. */
  enum Kind {
    LOCK("for no key update of m"),
    STORE("update message m set"),
    CALLS("insert into webhook_call"),
    APPEND("update event_log_head set");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  private final Installation installation;
  private final Map<Kind, String> seen = new EnumMap<>(Kind.class);
  private final Thread watch = new Thread(this::watch, "statements");
  private volatile boolean closed;

  SeenStatements(Installation installation) {
    this.installation = installation;
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.prepareStatement(RUNNING)) {
      while (!closed && seen.size() < Kind.values().length) {
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            note(rows.getString(1));
          }
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (SQLException | InterruptedException ended) {
      Say.line("statements are no longer watched: %s", ended);
    }
  }

  private synchronized void note(String query) {
    for (var kind : Kind.values()) {
      if (query.contains(kind.mark)) {
        seen.putIfAbsent(kind, query);
      }
    }
  }

  /** All of them; while reports come they are soon seen. */
  synchronized Map<Kind, String> all() {
    if (seen.size() < Kind.values().length) {
      throw new IllegalStateException("Only " + seen.keySet() + " were seen.");
    }
    return new EnumMap<>(seen);
  }

  @Override
  public void close() {
    closed = true;
  }
}
