package io.tidings.sql;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Runs statements of our own in the current transaction. */
public final class Statements {

  /**
   * Has PostgreSQL plan what follows in the transaction once for each connection, not each time.
   */
  public static final String PLAN_ONCE = "set local plan_cache_mode = force_generic_plan";

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
    together(entities, List.of(Write.ofRows(sql, columns, rows)));
  }

  /** Runs statements in their order, in one round trip. */
  public static void together(EntityManager entities, List<Write> writes) {
    if (!writes.stream().allMatch(Write::isNothing)) {
      run(
          entities,
          connection -> {
            try (var statement = prepare(connection, writes)) {
              return statement.execute();
            }
          });
    }
  }

  /**
   * The same, of which the last one answers and no other.
   *
   * @return the first number of its first row
   */
  public static long lastOf(EntityManager entities, List<Write> writes) {
    return run(
        entities,
        connection -> {
          try (var statement = prepare(connection, writes);
              var answer = answer(statement)) {
            answer.next();
            return answer.getLong(1);
          }
        });
  }

  /** Of several statements that of the first one that answers. */
  private static ResultSet answer(PreparedStatement statement) throws SQLException {
    for (boolean rows = statement.execute(); !rows; rows = statement.getMoreResults()) {
      if (statement.getUpdateCount() < 0) {
        throw new SQLException("no statement answers");
      }
    }
    return statement.getResultSet();
  }

  /** The driver sends what stands between semicolons as statements of their own, all at once. */
  private static PreparedStatement prepare(Connection connection, List<Write> writes)
      throws SQLException {
    var something = writes.stream().filter(write -> !write.isNothing()).toList();
    var statement =
        connection.prepareStatement(
            something.stream().map(Write::sql).collect(Collectors.joining(";\n")));
    try {
      int place = 1;
      for (var write : something) {
        place = write.parameters().bind(statement, place);
      }
      return statement;
    } catch (SQLException | RuntimeException failed) {
      statement.close();
      throw failed;
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
            try (var answer = answer(statement)) {
              while (answer.next()) {
                found.add(read.of(answer));
              }
            }
            return found;
          }
        });
  }
}
