package io.tidings.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Reads what there is to tell of the database itself. */
@ApplicationScoped
class DatabaseFacts {

  private static final String FACTS =
      """
      select current_setting('server_version'),
             (select version from flyway_schema_history where success and version is not null
               order by installed_rank desc limit 1),
             pg_database_size(current_database()),
             (select count(*) from pg_stat_activity where datname = current_database()),
             cast(current_setting('max_connections') as integer)
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * The database.
   *
   * @param version of PostgreSQL
   * @param schema the version of the tables
   * @param connections of everybody to it
   * @param mostConnections that it takes, to all of its databases
   */
  record Facts(String version, String schema, long bytes, long connections, int mostConnections) {}

  @Transactional
  Facts read() {
    var row = (Object[]) entities.createNativeQuery(FACTS, Object[].class).getSingleResult();
    return new Facts(
        (String) row[0],
        String.valueOf(row[1]),
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue(),
        ((Number) row[4]).intValue());
  }
}
