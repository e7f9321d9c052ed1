package io.tidings.partition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Makes and drops partitions. Attaching one blocks nobody, and neither does detaching it
 * concurrently; creating or dropping one that is attached would hold up all readers and writers.
 * Names and keys are ours, never those of a caller.
 */
@ApplicationScoped
public class Partitions {

  private static final String OF =
      """
      select c.relname, pg_get_expr(c.relpartbound, c.oid), i.inhdetachpending
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = cast(?1 as regclass)
      """;

  /** Nodes make the same partitions at the same time. */
  private static final String ONE_BY_ONE =
      "select 1 from (select pg_advisory_xact_lock(hashtext('tidings.partitions'))) t";

  private static final String CREATE =
      "create table %1$s (like %2$s including defaults including constraints including indexes"
          + " including storage)";

  private static final String DETACHED =
      """
      select relname from pg_class
      where relkind = 'r' and not relispartition and relnamespace = current_schema()::regnamespace
        and relname ~ ('^%s_([0-9]+|before)$')
      """;

  /** It is being detached, or is no partition any more, or no table. */
  private static final Set<String> DONE_BY_ANOTHER = Set.of("55000", "42P01", "42809");

  @PersistenceContext private EntityManager entities;

  /** The partitions of a table, oldest first. */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<Partition> of(String table) {
    List<Object[]> rows =
        entities.createNativeQuery(OF, Object[].class).setParameter(1, table).getResultList();
    return rows.stream()
        .map(row -> Partition.read((String) row[0], (String) row[1], (Boolean) row[2]))
        .sorted(Partition.BY_KEY)
        .toList();
  }

  /**
   * Adds a partition after the last, unless another node just did.
   *
   * @param to the least key after it
   */
  @Transactional
  public void add(String table, String name, String to) {
    entities.createNativeQuery("set local lock_timeout = '2s'").executeUpdate();
    entities.createNativeQuery(ONE_BY_ONE).getSingleResult();
    var all = of(table);
    var last = all.get(all.size() - 1);
    if (!last.endsBefore(to) || last.to().equals(to)) {
      return;
    }
    entities.createNativeQuery(CREATE.formatted(name, table)).executeUpdate();
    entities
        .createNativeQuery(
            "alter table %s attach partition %s for values from ('%s') to ('%s')"
                .formatted(table, name, last.to(), to))
        .executeUpdate();
  }

  /**
   * Drops partitions all of whose keys come before that one, in no transaction. It waits for
   * transactions that began earlier, and holds up nobody meanwhile; what an end in the middle has
   * left goes with the next.
   */
  public void dropBefore(String table, String key) throws SQLException {
    var old = of(table).stream().filter(one -> one.detaching() || one.endsBefore(key)).toList();
    if (!old.isEmpty()) {
      drop(table, old);
    }
  }

  private void drop(String table, List<Partition> old) throws SQLException {
    var connections =
        entities
            .getEntityManagerFactory()
            .unwrap(SessionFactoryImplementor.class)
            .getServiceRegistry()
            .requireService(ConnectionProvider.class);
    var connection = connections.getConnection();
    try {
      drop(connection, table, old);
    } finally {
      connections.closeConnection(connection);
    }
  }

  private static void drop(Connection connection, String table, List<Partition> old)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var partition : old) {
        detach(statement, table, partition);
      }
      for (var detached : detached(statement, table)) {
        statement.execute("drop table if exists " + detached);
      }
    }
  }

  /** Another node may be at the same one, or have been. */
  private static void detach(Statement statement, String table, Partition partition)
      throws SQLException {
    try {
      var how = partition.detaching() ? "finalize" : "concurrently";
      statement.execute(
          "alter table %s detach partition %s %s".formatted(table, partition.name(), how));
    } catch (SQLException failed) {
      if (!DONE_BY_ANOTHER.contains(String.valueOf(failed.getSQLState()))) {
        throw failed;
      }
    }
  }

  private static List<String> detached(Statement statement, String table) throws SQLException {
    var names = new ArrayList<String>();
    try (var rows = statement.executeQuery(DETACHED.formatted(table))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
