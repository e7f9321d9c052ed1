package io.tidings.privacy.erase;

import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What PostgreSQL's planner knows of tables: among it their most common values and some others, and
 * so numbers.
 */
@ApplicationScoped
class PlannerStatistics {

  private static final Executor HERE = Runnable::run;

  /** A table of partitions by itself only where somebody has made statistics of it before. */
  private static final String NEXT =
      """
      select c.relname from pg_class c
      where c.relnamespace = cast(current_schema() as regnamespace) and c.relname > :place
        and (c.relname in ('message', 'send_request', 'erasure')
          or c.oid in (select inhrelid from pg_inherits where inhparent in (
            cast('event' as regclass), cast('webhook_call' as regclass),
            cast('unmatched_report' as regclass)) and not inhdetachpending)
          or c.relname in ('event', 'webhook_call', 'unmatched_report') and exists (
            select from pg_stats s
            where s.schemaname = current_schema() and s.tablename = c.relname))
      order by c.relname limit 1
      """;

  /** PostgreSQL passes over a table of somebody else with no more than a warning. */
  private static final String MAY =
      """
      select pg_has_role(c.relowner, 'USAGE') or pg_has_role(d.datdba, 'USAGE')
      from pg_class c, pg_database d
      where c.oid = cast(:table as regclass) and d.datname = current_database()
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * @param place the table before; empty at the beginning
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<String> next(String place) {
    return entities
        .createNativeQuery(NEXT, String.class)
        .setParameter("place", place)
        .getResultStream()
        .findFirst();
  }

  /**
   * @return whether that was permitted
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean renew(String table) {
    Statements.run(entities, connection -> analyze(connection, table));
    return (Boolean)
        entities
            .createNativeQuery(MAY, Boolean.class)
            .setParameter("table", table)
            .getSingleResult();
  }

  /** It takes longer than the time-outs of the datasource where there are many partitions. */
  private static boolean analyze(Connection connection, String table) throws SQLException {
    int patience = connection.getNetworkTimeout();
    connection.setNetworkTimeout(HERE, 0);
    try (var statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '10s'");
      statement.execute("set local statement_timeout = '4min'");
      return statement.execute("analyze " + table);
    } finally {
      connection.setNetworkTimeout(HERE, patience);
    }
  }
}
