package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;

/** Looks into the database, for what no call shows. */
final class LoadDatabase {

  private LoadDatabase() {}

  /** How many messages wait to be submitted or are being submitted. */
  static long waiting(Installation installation) throws SQLException {
    return number(installation, "select count(*) from message where due_at is not null");
  }

  static long number(Installation installation, String query) throws SQLException {
    return Long.parseLong(text(installation, query));
  }

  /** The first column of the only row. */
  static String text(Installation installation, String query) throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
