package io.tidings.e2e;

import io.tidings.dev.postgres.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database, for what no call shows. */
public final class Rows {

  private Rows() {}

  /** The first column of each row as text. */
  public static List<String> of(Postgres postgres, String query) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  /** For what only time would do. */
  public static void change(Postgres postgres, String statement) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }
}
