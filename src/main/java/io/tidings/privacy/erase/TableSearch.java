package io.tidings.privacy.erase;

import io.tidings.privacy.erase.Column.Kind;
import io.tidings.pseudonym.NumberForms;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a table for a number, a range of keys in each transaction. PostgreSQL finds what
 * may be it, so that no more leaves the database.
 */
@ApplicationScoped
class TableSearch {

  @PersistenceContext private EntityManager entities;

  /**
   * @param place the key to go on after
   * @param upTo the last key
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Progress step(Table table, NumberForms forms, String place, String upTo) {
    return Statements.run(
        entities,
        connection -> {
          var last = last(connection, table, place, upTo);
          var changes = new Changes(table, forms);
          changes.find(connection, place, last == null ? upTo : last);
          return new Progress(last, changes.changed, 0, changes.passedOver);
        });
  }

  private static @Nullable String last(
      Connection connection, Table table, String place, String upTo) throws SQLException {
    try (var statement = connection.prepareStatement(table.lastOfNext())) {
      statement.setString(1, place);
      statement.setString(2, upTo);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** What becomes of the rows of a range. */
  private static final class Changes {
    private static final int FIRST_COLUMN = 3;

    /** A body may have megabytes. */
    private static final int MOST_TOGETHER = 20;

    private final Table table;
    private final NumberForms forms;
    private int changed;
    private int passedOver;

    private Changes(Table table, NumberForms forms) {
      this.table = table;
      this.forms = forms;
    }

    private void find(Connection connection, String place, String upTo) throws SQLException {
      try (var found = connection.prepareStatement(table.find());
          var update = connection.prepareStatement(table.update())) {
        found.setFetchSize(MOST_TOGETHER);
        found.setString(1, place);
        found.setString(2, upTo);
        for (int column = 0; column < table.columns().size(); column++) {
          found.setString(2 * column + FIRST_COLUMN, forms.inOrder());
          found.setString(2 * column + FIRST_COLUMN + 1, forms.roughly());
        }
        try (var row = found.executeQuery()) {
          while (row.next()) {
            change(row, update);
          }
        }
        update.executeBatch();
      }
    }

    private void change(ResultSet row, PreparedStatement update) throws SQLException {
      boolean different = false;
      int parameter = 1;
      for (int place = 0; place < table.columns().size(); place++) {
        var column = table.columns().get(place);
        var before = before(row, place + FIRST_COLUMN, column);
        var after = before == null ? null : after(before, column);
        different |= !Objects.equals(before, after);
        for (int time = 0; time < column.parameters(); time++) {
          set(update, parameter++, after, column);
        }
      }
      update.setString(parameter, row.getString(1));
      if (different && row.getBoolean(2)) {
        passedOver++;
      } else if (different) {
        update.addBatch();
        changed++;
        if (changed % MOST_TOGETHER == 0) {
          update.executeBatch();
        }
      }
    }

    private static @Nullable Object before(ResultSet row, int place, Column column)
        throws SQLException {
      return column.kind() == Kind.BYTES ? row.getBytes(place) : row.getString(place);
    }

    /** The very same where the number does not stand in it. */
    private @Nullable Object after(Object before, Column column) {
      if (before instanceof byte[] bytes) {
        return forms.replaceIn(bytes);
      }
      var text = (String) before;
      var replaced = forms.replaceIn(text);
      return column.kind() == Kind.NAME && !replaced.equals(text) ? null : replaced;
    }

    private static void set(
        PreparedStatement update, int parameter, @Nullable Object value, Column column)
        throws SQLException {
      if (column.kind() == Kind.BYTES) {
        update.setBytes(parameter, (byte[]) value);
      } else {
        update.setString(parameter, (String) value);
      }
    }
  }
}
