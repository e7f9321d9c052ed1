package io.tidings.privacy.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.DatabaseFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.postgresql.PGConnection;

/** All that a dump of the database would have in it, and what the planner knows of it. */
final class DatabaseDump {

  private static final String TABLES =
      """
      select c.oid::regclass::text from pg_class c
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1
      """;

  private DatabaseDump() {}

  /** Each table as {@code pg_dump} writes it, bytes in hex. */
  static String take(DatabaseFixture database) throws Exception {
    var dump = new ByteArrayOutputStream();
    database.run(
        entities ->
            entities
                .unwrap(Session.class)
                .doWork(
                    connection -> {
                      for (var table : tables(connection)) {
                        copy(connection, table, dump);
                      }
                      copy(connection, "(select * from pg_stats)", dump);
                    }));
    return dump.toString(UTF_8);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static void copy(Connection connection, String what, ByteArrayOutputStream dump)
      throws SQLException {
    try {
      dump.write((what + "\n").getBytes(UTF_8));
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy " + what + " to stdout", dump);
    } catch (IOException failed) {
      throw new SQLException(failed);
    }
  }
}
