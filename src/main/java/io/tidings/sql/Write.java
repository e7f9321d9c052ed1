package io.tidings.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that changes something and can go to the database together with others.
 *
 * @param sql without a semicolon; empty when there is nothing to write
 */
public record Write(String sql, Parameters parameters) {

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Parameters {
    /**
     * @param first the place of the first of them
     * @return the place of the next parameter after them
     */
    int bind(PreparedStatement statement, int first) throws SQLException;
  }

  /** The only parameters of the statement are these rows; nothing where there are none. */
  public static <T> Write ofRows(String sql, Columns<T> columns, List<T> rows) {
    return new Write(
        rows.isEmpty() ? "" : sql, (statement, first) -> columns.bind(statement, first, rows));
  }

  boolean isNothing() {
    return sql.isEmpty();
  }
}
