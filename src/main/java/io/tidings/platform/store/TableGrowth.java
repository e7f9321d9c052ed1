package io.tidings.platform.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Compares how many rows tables have with what PostgreSQL's planner knows of them. */
@ApplicationScoped
class TableGrowth {

  /**
   * Of a table that it knows to be large the planner reads all for good reasons only. The rows of
   * others are as PostgreSQL counts them at each commit, about.
   */
  private static final String GROWN =
      """
      select string_agg(quote_ident(relname), ', ') from pg_class
      where relkind = 'r' and relnamespace = cast(current_schema() as regnamespace)
        and reltuples < 100000 and pg_has_role(relowner, 'USAGE')
        and pg_stat_get_live_tuples(oid) > 1000 + 2 * greatest(reltuples, 0)
      """;

  @PersistenceContext private EntityManager entities;

  /** Has it look at those with more than twice as many; waits for nobody. */
  @Transactional
  void look() {
    var grown =
        (@Nullable String) entities.createNativeQuery(GROWN, String.class).getSingleResult();
    if (grown != null) {
      entities.createNativeQuery("analyze (skip_locked) " + grown).executeUpdate();
    }
  }
}
