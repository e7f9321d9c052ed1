package io.tidings.system;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.system.Situation.Waiting;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted and read on a real database. */
class FiguresOfTheDatabaseTest {

  private final SettableClock clock = new SettableClock();
  private final EntityManager entities = DatabaseFixture.running().open();
  private final String team = "state-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void putAway() throws Exception {
    DatabaseFixture.running().putAway();
  }

  @AfterEach
  void close() {
    entities.close();
  }

  @Test
  void a_team_is_told_of_what_is_due_of_its_own_only() throws Exception {
    due(team, clock.instant().minusSeconds(9), "null");
    due(team, clock.instant().minusSeconds(2), "null");
    due(team, clock.instant().plusSeconds(1), "null");
    due(team, clock.instant().minusSeconds(30), "now()");
    due("others", clock.instant().minusSeconds(60), "null");
    var waiting = inject(new OwnWaiting(), entities, clock);

    assertThat(in(() -> waiting.read(team))).isEqualTo(new Waiting(2, 0, Duration.ofSeconds(9)));
    assertThat(in(() -> waiting.read("nobody"))).isEqualTo(Waiting.NONE);
  }

  @Test
  void what_waits_of_a_team_is_counted_again_after_a_while_only() throws Exception {
    var waiting = inject(new OwnWaiting(), entities, clock);
    inject(waiting, waiting);
    assertThat(in(() -> waiting.of(team)).messages()).isZero();
    due(team, clock.instant(), "null");

    clock.pass(OwnWaiting.FRESH.minusMillis(1));
    assertThat(in(() -> waiting.of(team)).messages()).isZero();
    clock.pass(Duration.ofMillis(1));
    assertThat(in(() -> waiting.of(team)).messages()).isEqualTo(1);
  }

  @Test
  void the_database_tells_of_itself() throws Exception {
    var facts = in(inject(new DatabaseFacts(), entities)::read);

    assertThat(facts.version()).matches("[0-9]+(\\.[0-9]+)+.*");
    assertThat(Integer.parseInt(facts.schema())).isGreaterThanOrEqualTo(25);
    assertThat(facts.bytes()).isGreaterThan(1_000_000);
    assertThat(facts.connections()).isPositive();
    assertThat(facts.mostConnections()).isGreaterThanOrEqualTo((int) facts.connections());
  }

  private void due(String of, Instant at, String lease) throws Exception {
    var request = UUID.randomUUID();
    in(
        () ->
            entities
                .createNativeQuery(
                    """
                    insert into send_request (correlation_id, created_at, recipients, caller, text, team)
                    values ('%s', '%s', 1, 'c', 't', '%s')
                    """
                        .formatted(request, at, of))
                .executeUpdate());
    in(
        () ->
            entities
                .createNativeQuery(
                    """
                    insert into message (id, correlation_id, due_at, lease_until, updated_at, position, outcome,
                      status, recipient, team)
                    values ('%s', '%s', '%s', %s, now(), 0, 'PENDING', 'QUEUED', '+385911111101', '%s')
                    """
                        .formatted(UuidCreator.getTimeOrderedEpoch(), request, at, lease, of))
                .executeUpdate());
  }

  private <T> T in(Callable<T> work) throws Exception {
    return inTransaction(entities, work);
  }
}
