package io.tidings.access.session;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.access.AccessFixture;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Callers;
import io.tidings.access.key.Scope;
import io.tidings.audit.AuditFixture;
import io.tidings.audit.Who;
import io.tidings.dev.SettableClock;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final Who WHO = AuditFixture.who("desk");
  private static final Whereabouts DESK = new Whereabouts("198.51.100.7", "Firefox");
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final int MOST = 3;

  private final SettableClock clock = new SettableClock();
  private final Callers callers = AccessFixture.callers();
  private final AccessKey shop = callers.byKey(AccessFixture.SHOP_KEY).orElseThrow();
  private final AccessKey clinic = callers.byKey(AccessFixture.CLINIC_KEY).orElseThrow();
  private final List<String> told = new ArrayList<>();
  private final Sessions sessions = sessions(Optional.of(IDLE));
  private final OwnSessions own =
      InjectionFixture.inject(
          new OwnSessions(),
          ENTITIES,
          settings(Optional.of(IDLE)),
          new AuditFixture.Deeds(),
          clock,
          event());

  @BeforeEach
  void begin_with_none() throws Exception {
    inTransaction(
        ENTITIES, () -> ENTITIES.createNativeQuery("delete from access_session").executeUpdate());
  }

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  private static SessionSettings settings(Optional<Duration> idle) {
    return new SessionSettings(Duration.ofHours(1), idle, MOST);
  }

  private Sessions sessions(Optional<Duration> idle) {
    return InjectionFixture.inject(new Sessions(), ENTITIES, settings(idle), callers, clock);
  }

  /** Notes who is told of the end of a session. */
  private Event<?> event() {
    return (Event<?>)
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              told.add(((SessionEnded) arguments[0]).id());
              return null;
            });
  }

  private String begun(AccessKey key) throws Exception {
    return inTransaction(ENTITIES, () -> sessions.begin(key, DESK).token());
  }

  private Optional<Session> find(String token) throws Exception {
    return inTransaction(ENTITIES, () -> sessions.find(token));
  }

  private String idOf(String token) throws Exception {
    return find(token).orElseThrow().id();
  }

  private List<OwnSessions.Entry> list(AccessKey key) throws Exception {
    return inTransaction(ENTITIES, () -> own.of(key));
  }

  @Test
  void a_session_is_found_by_its_token_and_named_otherwise() throws Exception {
    var token = begun(shop);

    var session = find(token).orElseThrow();

    assertThat(session.key()).isEqualTo(shop);
    assertThat(UUID.fromString(session.id()).toString()).isEqualTo(session.id());
    assertThat(find(session.id())).isEmpty();
    assertThat(inTransaction(ENTITIES, () -> sessions.named(UUID.fromString(session.id()))))
        .contains(session);
  }

  @Test
  void a_session_that_is_used_lasts_for_its_lifetime() throws Exception {
    var token = begun(shop);
    for (int minutes = 9; minutes < 60; minutes += 9) {
      clock.pass(Duration.ofMinutes(9));
      assertThat(find(token)).as("after %d minutes", minutes).isPresent();
    }
    clock.pass(Duration.ofMinutes(6));

    assertThat(find(token)).isEmpty();
  }

  @Test
  void a_session_that_is_not_used_ends_earlier() throws Exception {
    var token = begun(shop);
    clock.pass(IDLE);

    assertThat(find(token)).isEmpty();
    assertThat(list(shop)).isEmpty();
  }

  @Test
  void where_that_is_never_a_session_lasts_unused() throws Exception {
    var token = begun(shop);
    clock.pass(Duration.ofMinutes(59));

    assertThat(inTransaction(ENTITIES, () -> sessions(Optional.empty()).find(token))).isPresent();
  }

  @Test
  void a_use_is_stored_once_a_minute() throws Exception {
    var token = begun(shop);
    var first = clock.instant();
    clock.pass(Duration.ofSeconds(59));
    find(token);
    assertThat(list(shop).get(0).lastUsedAt()).isEqualTo(first);

    clock.pass(Duration.ofSeconds(2));
    find(token);
    assertThat(list(shop).get(0).lastUsedAt()).isEqualTo(clock.instant());
  }

  @Test
  void an_open_stream_is_a_use() throws Exception {
    var id = idOf(begun(shop));
    for (int look = 0; look < 5; look++) {
      clock.pass(Duration.ofMinutes(9));
      assertThat(inTransaction(ENTITIES, () -> sessions.ended(Set.of(id)))).isEmpty();
    }
  }

  @Test
  void what_has_ended_stays_so() throws Exception {
    var idle = begun(shop);
    var id = idOf(idle);
    var unknown = UUID.randomUUID().toString();
    clock.pass(IDLE);

    assertThat(inTransaction(ENTITIES, () -> sessions.ended(Set.of(id, unknown))))
        .containsExactlyInAnyOrder(id, unknown);
    assertThat(find(idle)).isEmpty();
  }

  @Test
  void a_key_sees_its_own_sessions_newest_first() throws Exception {
    var first = begun(shop);
    var begunAt = clock.instant();
    clock.pass(Duration.ofMinutes(1));
    var second = begun(shop);
    begun(clinic);

    var listed = list(shop);

    assertThat(listed).extracting(OwnSessions.Entry::id).containsExactly(idOf(second), idOf(first));
    assertThat(listed.get(1))
        .isEqualTo(
            new OwnSessions.Entry(
                idOf(first), begunAt, begunAt, begunAt.plus(Duration.ofHours(1)), DESK));
  }

  @Test
  void a_key_ends_a_session_of_its_own_and_of_nobody_else() throws Exception {
    var token = begun(shop);
    var id = idOf(token);

    assertThat(inTransaction(ENTITIES, () -> own.end(UUID.fromString(id), clinic, WHO))).isFalse();
    assertThat(find(token)).isPresent();

    assertThat(inTransaction(ENTITIES, () -> own.end(UUID.fromString(id), shop, WHO))).isTrue();
    assertThat(find(token)).isEmpty();
    assertThat(told).containsExactly(id);
  }

  @Test
  void all_sessions_of_a_key_end_and_none_of_another() throws Exception {
    var one = begun(shop);
    var two = begun(shop);
    var other = begun(clinic);
    var ids = List.of(idOf(one), idOf(two));

    inTransaction(
        ENTITIES,
        () -> {
          own.endAll(shop.id(), shop.hash(), WHO);
          return shop;
        });

    assertThat(find(one)).isEmpty();
    assertThat(find(two)).isEmpty();
    assertThat(find(other)).isPresent();
    assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void with_one_more_than_there_may_be_the_one_unused_for_longest_ends() throws Exception {
    var oldest = begun(shop);
    var other = begun(clinic);
    clock.pass(Duration.ofMinutes(2));
    var unused = begun(shop);
    clock.pass(Duration.ofMinutes(2));
    begun(shop);
    find(oldest);

    begun(shop);

    assertThat(list(shop)).hasSize(MOST);
    assertThat(find(unused)).isEmpty();
    assertThat(find(oldest)).isPresent();
    assertThat(find(other)).isPresent();
  }

  @Test
  void the_next_sign_in_forgets_what_has_ended() throws Exception {
    begun(clinic);
    clock.pass(IDLE);
    begun(shop);

    assertThat(
            inTransaction(
                ENTITIES,
                () ->
                    ENTITIES
                        .createNativeQuery("select count(*) from access_session", Long.class)
                        .getSingleResult()))
        .isEqualTo(1L);
  }

  @Test
  void a_session_of_single_sign_on_has_its_right_in_itself() throws Exception {
    var caller = Caller.ofDefaultTeam("ana@sso");
    var ana = AccessKey.ofSubject("https://id.example", "1", caller, EnumSet.of(Scope.READ));
    var bob = AccessKey.ofSubject("https://id.example", "2", caller, EnumSet.of(Scope.SEND));
    var token = begun(ana);
    var other = begun(bob);

    assertThat(find(token).orElseThrow().key()).usingRecursiveComparison().isEqualTo(ana);
    assertThat(find(other).orElseThrow().key().scopes()).containsExactly(Scope.SEND);
    assertThat(list(ana)).extracting(OwnSessions.Entry::id).containsExactly(idOf(token));
    assertThat(callers.isStanding(ana.id())).isTrue();
    assertThat(callers.byHash(ana.hash())).isEmpty();
  }
}
