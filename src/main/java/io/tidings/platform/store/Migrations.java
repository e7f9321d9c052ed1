package io.tidings.platform.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database to the version this application was built for. It takes the datasource from
 * the persistence unit, so that it cannot migrate another database than the one that is used.
 */
@ApplicationScoped
class Migrations {

  @PersistenceUnit private EntityManagerFactory persistence;
  private volatile @Nullable String version;

  /** No transaction is active here, without which Flyway could not use a JTA datasource. */
  void migrate() {
    var migrations = of(dataSource(), "classpath:db/migration");
    migrations.migrate();
    version = migrations.info().current().getVersion().toString();
  }

  static Flyway of(DataSource dataSource, String location) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations(location)
        .callbacks(new UnhurriedMigration())
        .failOnMissingLocations(true)
        .load();
  }

  private DataSource dataSource() {
    return connections().unwrap(DataSource.class);
  }

  /** Where the application has its connections from. */
  GuardedConnections connections() {
    return (GuardedConnections)
        persistence
            .unwrap(SessionFactoryImplementor.class)
            .getServiceRegistry()
            .requireService(ConnectionProvider.class);
  }

  /** The version the database has since the start; empty before the migrations have ended. */
  Optional<String> expectedVersion() {
    return Optional.ofNullable(version);
  }
}
