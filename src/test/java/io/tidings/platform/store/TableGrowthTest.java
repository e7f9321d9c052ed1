package io.tidings.platform.store;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import jakarta.persistence.EntityManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL does not look at its tables by itself. */
class TableGrowthTest {

  private static final String KEPT =
      "prepare kept(int[]) as select g.* from unnest($1) i join \"Grown \" g on g.id = i";
  private static final String SUPERUSER = "jdbc:postgresql://127.0.0.1:%d/tidings?user=postgres";

  @SuppressWarnings("NullAway.Init") // by start()
  private static Postgres postgres;

  @SuppressWarnings("NullAway.Init") // by start()
  private static SessionFactory sessions;

  private final EntityManager entities = sessions.openSession();
  private final TableGrowth growth = inject(new TableGrowth(), entities);

  @BeforeAll
  static void start() {
    postgres = Postgres.start(PostgresSettings.temporary());
    var configuration = new Configuration();
    configuration
        .getProperties()
        .put("jakarta.persistence.nonJtaDataSource", postgres.dataSource());
    sessions = configuration.buildSessionFactory();
  }

  @AfterAll
  static void stop() {
    sessions.close();
    postgres.close();
  }

  @BeforeEach
  void makeTables() throws Exception {
    run(
        "create table \"Grown \" (id int primary key, a text, b text, c text, d text, e text)"
            + " with (autovacuum_enabled = off)");
    run("create table small (id int) with (autovacuum_enabled = off)");
  }

  @AfterEach
  void dropTables() throws Exception {
    run("drop table if exists \"Grown \", small");
    entities.close();
  }

  @Test
  void a_table_is_looked_at_when_it_has_grown_and_not_again_before_it_has_doubled()
      throws Exception {
    grow(1, 50_000);
    run("insert into small select 1");

    look();
    assertThat(known("Grown ")).isEqualTo(50_000);
    assertThat(known("small")).isEqualTo(-1);

    grow(50_001, 60_000);
    look();
    assertThat(known("Grown ")).isEqualTo(50_000);

    grow(60_001, 150_000);
    look();
    assertThat(known("Grown ")).isEqualTo(150_000);
  }

  @Test
  void a_plan_that_others_keep_from_when_there_was_nothing_does_not_read_all() throws Exception {
    try (var others = postgres.dataSource().getConnection();
        var statement = others.createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute(KEPT);
      assertThat(plan(statement)).contains("Seq Scan on \"Grown \"");
      grow(1, 50_000);
      assertThat(plan(statement)).contains("Seq Scan on \"Grown \"");

      look();

      assertThat(plan(statement)).contains("Index Scan").doesNotContain("Seq Scan");
    }
  }

  private static String plan(Statement statement) throws SQLException {
    var plan = new StringJoiner("\n");
    try (var lines = statement.executeQuery("explain execute kept('{}')")) {
      while (lines.next()) {
        plan.add(lines.getString(1));
      }
    }
    return plan.toString();
  }

  @Test
  void what_is_locked_is_left_for_the_next_time() throws Exception {
    grow(1, 50_000);
    try (var others = postgres.dataSource().getConnection();
        var statement = others.createStatement()) {
      statement.execute("begin; lock table \"Grown \" in share update exclusive mode");
      look();
      assertThat(known("Grown ")).isEqualTo(-1);
      statement.execute("commit");
    }
    look();
    assertThat(known("Grown ")).isEqualTo(50_000);
  }

  @Test
  void a_table_of_somebody_else_is_left_to_them() throws Exception {
    grow(1, 50_000);
    try (var superuser = DriverManager.getConnection(SUPERUSER.formatted(postgres.port()));
        var statement = superuser.createStatement()) {
      statement.execute("alter table \"Grown \" owner to postgres");
      look();
      assertThat(known("Grown ")).isEqualTo(-1);
      statement.execute("drop table \"Grown \"");
    }
  }

  /** PostgreSQL counts rows at once then, not within a second. */
  private void grow(int from, int to) throws Exception {
    run(
        "with counted as (select pg_stat_force_next_flush()) insert into \"Grown \""
            + " select generate_series(%d, %d) from counted".formatted(from, to));
  }

  private void look() throws Exception {
    inTransaction(
        entities,
        () -> {
          growth.look();
          return true;
        });
  }

  /** How many rows the planner knows of; -1 before anybody looked. */
  private long known(String table) throws Exception {
    return inTransaction(
        entities,
        () ->
            (Long)
                entities
                    .createNativeQuery(
                        "select cast(reltuples as bigint) from pg_class where relname = ?1",
                        Long.class)
                    .setParameter(1, table)
                    .getSingleResult());
  }

  private void run(String statement) throws Exception {
    inTransaction(entities, () -> entities.createNativeQuery(statement).executeUpdate());
  }
}
