package io.tidings.dev.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Fills tables by statements that make their rows themselves, many at a time. */
final class Filling {

  private static final int CHUNK = 100_000;

  private final DataSource database;

  Filling(DataSource database) {
    this.database = database;
  }

  /**
   * @param statement has the first and the last number of a chunk as its first two arguments
   * @param more the others
   */
  void inChunks(String statement, int first, int last, Object... more) throws SQLException {
    for (int from = first; from <= last; from += CHUNK) {
      var values = new ArrayList<Object>(List.of(from, Math.min(last, from + CHUNK - 1)));
      values.addAll(List.of(more));
      run(statement.formatted(values.toArray()));
    }
  }

  void run(String... statements) throws SQLException {
    try (var connection = database.getConnection();
        var change = connection.createStatement()) {
      for (var statement : statements) {
        change.execute(statement);
      }
    }
  }
}
