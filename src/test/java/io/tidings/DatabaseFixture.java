package io.tidings;

import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with our tables, and an entity manager without a server, for tests that step
 * the clock of what is stored. Starting it takes seconds, so the tests of a process share one and
 * look at their own rows only.
 */
public final class DatabaseFixture {

  private static final class Shared {
    private static final DatabaseFixture RUNNING = new DatabaseFixture();
  }

  private final SessionFactory sessions;

  private DatabaseFixture() {
    DataSource dataSource = Postgres.start(PostgresSettings.temporary()).dataSource();
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
    var configuration = new Configuration();
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", dataSource);
    configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
    configuration.addAnnotatedClass(io.tidings.message.SendRequest.class);
    configuration.addAnnotatedClass(io.tidings.message.Message.class);
    configuration.addAnnotatedClass(io.tidings.message.Event.class);
    configuration.addAnnotatedClass(io.tidings.report.unmatched.UnmatchedReport.class);
    sessions = configuration.buildSessionFactory();
  }

  public static DatabaseFixture running() {
    return Shared.RUNNING;
  }

  /** Another one, for tests whose traces would change what others see. */
  public static DatabaseFixture apart() {
    return new DatabaseFixture();
  }

  /** Opens what beans use as theirs; all of a test use the same one, as in one transaction. */
  public EntityManager open() {
    return sessions.openSession();
  }

  /** Does something in a transaction of its own. */
  public static <T> T inTransaction(EntityManager entities, Callable<T> work) throws Exception {
    entities.clear();
    entities.getTransaction().begin();
    try {
      var result = work.call();
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
    }
  }

  /**
   * Takes all messages that other tests left out of the outbox and off the list of looks, for tests
   * that count or claim whatever is there.
   */
  public void putAway() throws Exception {
    run(
        entities ->
            entities
                .createNativeQuery(
                    "update message set due_at = null, lease_until = null, check_at = null"
                        + " where due_at is not null or check_at is not null")
                .executeUpdate());
  }

  /** Does something in a transaction and an entity manager of its own. */
  public void run(Consumer<EntityManager> work) throws Exception {
    try (var entities = open()) {
      inTransaction(
          entities,
          () -> {
            work.accept(entities);
            return true;
          });
    }
  }

  /** How far from now a moment is that was read as text; "-" when there is none. */
  public static String fromNow(Clock clock, @Nullable Object timestamp) {
    if (timestamp == null) {
      return "-";
    }
    var iso = String.valueOf(timestamp).replace(' ', 'T').replaceAll("\\+00$", "Z");
    return Duration.between(clock.instant(), Instant.parse(iso)).toString();
  }
}
