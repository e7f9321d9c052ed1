package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tables take on disk, with all their partitions. */
record DiskSizes(Map<String, Size> tables, long database) {

  private static final String OF_TABLE =
      """
      select sum(pg_table_size(oid))::bigint || ' ' || sum(pg_indexes_size(oid))::bigint || ' ' || count(*)
      from (select '%1$s'::regclass as oid
            union all select inhrelid from pg_inherits where inhparent = '%1$s'::regclass) t
      """;

  /**
   * @param parts how many partitions, or 1
   */
  private record Size(long rows, long indexes, int parts) {
    static Size read(String text) {
      var words = text.split(" ", -1);
      return new Size(
          Long.parseLong(words[0]),
          Long.parseLong(words[1]),
          Math.max(1, Integer.parseInt(words[2]) - 1));
    }
  }

  static DiskSizes of(Installation installation) throws SQLException {
    var tables = new LinkedHashMap<String, Size>();
    for (var table : new String[] {"message", "send_request", "event", "webhook_call"}) {
      tables.put(table, Size.read(LoadDatabase.text(installation, OF_TABLE.formatted(table))));
    }
    return new DiskSizes(
        tables, LoadDatabase.number(installation, "select pg_database_size(current_database())"));
  }

  void tell(String when) {
    Say.row(when + ": database", megabytes(database));
    tables.forEach(
        (table, size) ->
            Say.row(
                "  " + table,
                "%s, indexes %s%s"
                    .formatted(
                        megabytes(size.rows),
                        megabytes(size.indexes),
                        size.parts == 1 ? "" : ", %d partitions".formatted(size.parts))));
  }

  private static String megabytes(long bytes) {
    return "%,d MB".formatted(Math.round(bytes / 1e6));
  }
}
