package io.tidings.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Knows whether this node can do its work: migrations done, database at the same version. */
@ApplicationScoped
class Readiness {

  private static final System.Logger LOG = System.getLogger(Readiness.class.getName());
  private static final String VERSION =
      "select version from flyway_schema_history where success and version is not null"
          + " order by installed_rank desc limit 1";

  @PersistenceContext private EntityManager entities;
  @Inject private Migrations migrations;

  /** Why this node is not ready; empty when it is. */
  Optional<String> problem() {
    try {
      var expected = migrations.expectedVersion();
      if (expected.isEmpty()) {
        return Optional.of("The migrations have not ended.");
      }
      var found = entities.createNativeQuery(VERSION, String.class).getSingleResult();
      return found.equals(expected.get())
          ? Optional.empty()
          : Optional.of("The database is at version %s, not %s.".formatted(found, expected.get()));
    } catch (PersistenceException unreachable) {
      LOG.log(Level.WARNING, "not ready: the database gives no answer", unreachable);
      return Optional.of("The database gives no answer.");
    }
  }
}
