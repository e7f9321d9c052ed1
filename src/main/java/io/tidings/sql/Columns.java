package io.tidings.sql;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one kind go to PostgreSQL in one statement: each column as an array, whatever the
 * number of rows, so that a batch costs one round trip and the statement stays the same.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {

  /** The types of PostgreSQL that are in use here. */
  public enum Type {
    BOOLEAN("bool", Boolean.class),
    BYTES("bytea", byte[].class),
    INTEGER("int4", Integer.class),
    JSON("jsonb", String.class),
    LONG("int8", Long.class),
    NUMBER("numeric", BigDecimal.class),
    TEXT("text", String.class),
    /** Written as text: the driver has no array of instants. */
    TIME("timestamptz", String.class),
    UUID("uuid", UUID.class);

    private final String name;
    private final Class<?> element;

    Type(String name, Class<?> element) {
      this.name = name;
      this.element = element;
    }
  }

  /** Gives the value of a column. */
  @FunctionalInterface
  public interface Value<T> {
    @Nullable Object of(T row);
  }

  private record Column<T>(String name, Type type, Value<T> value) {}

  private final List<Column<T>> columns = new ArrayList<>();

  /** One column more; to be called only where this is made. */
  public Columns<T> and(String name, Type type, Value<T> value) {
    columns.add(new Column<>(name, type, value));
    return this;
  }

  /** The names with commas between, each with a prefix. */
  public String names(String prefix) {
    return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
  }

  /** The rows as a table of that name, with their number from 1 in a last column {@code ord}. */
  public String table(String alias) {
    var arrays =
        columns.stream()
            .map(column -> "?::" + column.type().name + "[]")
            .collect(Collectors.joining(", "));
    return "unnest(%s) with ordinality as %s(%s, ord)".formatted(arrays, alias, names(""));
  }

  /**
   * Sets the parameters of {@link #table}.
   *
   * @param first the place of the first of them
   * @return the place of the next parameter after them
   */
  public int bind(PreparedStatement statement, int first, List<T> rows) throws SQLException {
    int place = first;
    for (var column : columns) {
      var array = statement.getConnection().createArrayOf(column.type().name, values(column, rows));
      statement.setArray(place++, array);
    }
    return place;
  }

  /** The driver writes arrays of the very type in binary, which is cheaper for both ends. */
  private static <T> Object[] values(Column<T> column, List<T> rows) {
    var values = (Object[]) Array.newInstance(column.type().element, rows.size());
    for (int row = 0; row < values.length; row++) {
      var value = column.value().of(rows.get(row));
      values[row] = value instanceof Instant time ? time.toString() : value;
    }
    return values;
  }
}
