package io.tidings.platform.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Asks the database for its version, its time and whether it takes writes, past the store door. */
@ApplicationScoped
class SchemaVersion {

  private static final String QUESTION =
      "select (select version from flyway_schema_history where success and version is not null"
          + " order by installed_rank desc limit 1), current_setting('transaction_read_only'),"
          + " clock_timestamp()";

  private volatile @Nullable Connection asking;

  /**
   * What was answered.
   *
   * @param readOnly as a standby is, or a database whose disk is full
   * @param now by the database's clock
   */
  record Found(String version, boolean readOnly, Instant now) {}

  Found read(GuardedConnections connections) throws SQLException {
    try (var connection = connections.unguarded()) {
      asking = connection;
      try (var statement = connection.createStatement();
          var answer = statement.executeQuery(QUESTION)) {
        answer.next();
        return new Found(
            String.valueOf(answer.getString(1)),
            "on".equals(answer.getString(2)),
            answer.getObject(3, OffsetDateTime.class).toInstant());
      } finally {
        asking = null;
      }
    }
  }

  /** Ends a question that is not answered. */
  void cut() {
    var connection = asking;
    if (connection != null) {
      GuardedConnections.cut(connection);
    }
  }
}
