package io.tidings.sql;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Runs statements of our own in the current transaction. */
public final class Statements {

  /** What is done with the connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Row<R> {
    R of(ResultSet row) throws SQLException;
  }

  private Statements() {}

  /**
   * What was changed through the entity manager before is in the database by then; entities read
   * before do not learn of what the statements change.
   */
  public static <T> T run(EntityManager entities, Work<T> work) {
    entities.flush();
    return entities.unwrap(Session.class).doReturningWork(work::on);
  }

  /** Runs a statement whose only parameters are these rows; nothing where there are none. */
  public static <T> void withRows(
      EntityManager entities, String sql, Columns<T> columns, List<T> rows) {
    if (!rows.isEmpty()) {
      run(
          entities,
          connection -> {
            try (var statement = connection.prepareStatement(sql)) {
              columns.bind(statement, 1, rows);
              return statement.executeUpdate();
            }
          });
    }
  }

  /** Asks with a statement whose only parameters are these rows; nothing where there are none. */
  public static <T, R> List<R> query(
      EntityManager entities, String sql, Columns<T> columns, List<T> rows, Row<R> read) {
    if (rows.isEmpty()) {
      return List.of();
    }
    return run(
        entities,
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            columns.bind(statement, 1, rows);
            var found = new ArrayList<R>();
            try (var answer = statement.executeQuery()) {
              while (answer.next()) {
                found.add(read.of(answer));
              }
            }
            return found;
          }
        });
  }
}
