package io.tidings.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Asks the database for its version. */
@ApplicationScoped
class SchemaVersion {

  private static final String NEWEST =
      "select version from flyway_schema_history where success and version is not null"
          + " order by installed_rank desc limit 1";

  @PersistenceContext private EntityManager entities;

  /**
   * @throws RuntimeException when the database gives no answer
   */
  @Transactional
  String installed() {
    return (String) entities.createNativeQuery(NEWEST, String.class).getSingleResult();
  }
}
