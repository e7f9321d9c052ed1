package io.tidings.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class UnhurriedMigrationTest {

  @Test
  void a_migration_takes_longer_than_the_connections_of_the_datasource_wait() throws Exception {
    try (var postgres = Postgres.start(PostgresSettings.temporary())) {
      var impatient = new PGSimpleDataSource();
      impatient.setUrl(postgres.jdbcUrl());
      impatient.setUser("tidings");
      impatient.setPassword("tidings");
      impatient.setSocketTimeout(1);
      impatient.setOptions("-c statement_timeout=1s");

      var result = Migrations.of(impatient, "classpath:db/slow").migrate();

      assertThat(result.success).isTrue();
      assertThat(result.migrationsExecuted).isEqualTo(1);
    }
  }
}
