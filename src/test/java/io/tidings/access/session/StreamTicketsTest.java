package io.tidings.access.session;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.access.AccessFixture;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Callers;
import io.tidings.dev.SettableClock;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StreamTicketsTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final UUID FOLLOWED = UUID.randomUUID();

  private final SettableClock clock = new SettableClock();
  private final Callers callers = AccessFixture.callers();
  private final AccessKey shop = callers.byKey(AccessFixture.SHOP_KEY).orElseThrow();
  private final Sessions sessions =
      InjectionFixture.inject(
          new Sessions(),
          ENTITIES,
          new SessionSettings(Duration.ofSeconds(30), Optional.empty(), 10),
          callers,
          clock);
  private final StreamTickets tickets =
      InjectionFixture.inject(
          new StreamTickets(), ENTITIES, AccessFixture.settings(), callers, sessions, clock);

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  private String issued(Optional<String> session) throws Exception {
    return inTransaction(ENTITIES, () -> tickets.issue(shop, session, List.of(FOLLOWED)).token());
  }

  private Optional<StreamTicket> find(String token) throws Exception {
    return inTransaction(ENTITIES, () -> tickets.find(token));
  }

  @Test
  void a_ticket_that_was_got_with_a_key_has_no_session() throws Exception {
    assertThat(find(issued(Optional.empty())))
        .contains(new StreamTicket(shop, Optional.empty(), Set.of(FOLLOWED)));
  }

  @Test
  void a_ticket_ends_with_the_session_it_was_got_in() throws Exception {
    var begun =
        inTransaction(ENTITIES, () -> sessions.begin(shop, Whereabouts.of("198.51.100.7", null)));
    var session = Optional.of(begun.id());
    var ticket = issued(session);
    assertThat(find(ticket)).contains(new StreamTicket(shop, session, Set.of(FOLLOWED)));

    clock.pass(Duration.ofSeconds(30));

    assertThat(find(ticket)).isEmpty();
  }
}
