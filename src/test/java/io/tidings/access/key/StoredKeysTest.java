package io.tidings.access.key;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.audit.AuditFixture;
import io.tidings.dev.SettableClock;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StoredKeysTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  private final SettableClock clock = new SettableClock();
  private final StoredKeys stored =
      InjectionFixture.inject(new StoredKeys(), ENTITIES, AuditFixture.trail(ENTITIES), clock);

  @AfterAll
  static void close() throws Exception {
    DatabaseFixture.running().putAway();
    ENTITIES.close();
  }

  private AccessKey added(Optional<Instant> expiresAt) throws Exception {
    return added(Caller.ofDefaultTeam("desk"), expiresAt);
  }

  private AccessKey added(Caller caller, Optional<Instant> expiresAt) throws Exception {
    var text = KeyText.next(new SecureRandom());
    var scopes = EnumSet.of(Scope.SEND, Scope.ADMIN);
    var key = new AccessKey(text.id(), caller, scopes, expiresAt, Digest.sha256(text.text()), true);
    inTransaction(
        ENTITIES,
        () -> {
          stored.add(key, AuditFixture.who("maker"));
          return key;
        });
    return key;
  }

  private boolean stands(AccessKey key) throws Exception {
    return inTransaction(ENTITIES, stored::standing).contains(key);
  }

  private StoredKeys.Entry read(AccessKey key) throws Exception {
    return inTransaction(ENTITIES, () -> stored.find(key.caller().team(), key.id())).orElseThrow();
  }

  @Test
  void a_key_is_read_as_it_was_made() throws Exception {
    var end = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
    var key = added(Optional.of(end));

    var entry = read(key);

    assertThat(entry.key()).usingRecursiveComparison().isEqualTo(key);
    assertThat(entry.createdAt()).isEqualTo(clock.instant());
    assertThat(entry.createdBy()).isEqualTo("key-of-maker");
    assertThat(entry.revokedAt()).isEmpty();
    assertThat(entry.lastUsedAt()).isEmpty();
    assertThat(inTransaction(ENTITIES, () -> stored.all("default"))).contains(entry);
  }

  @Test
  void a_team_sees_its_own_keys_and_the_team_default_sees_all() throws Exception {
    make("billing");
    make("support");
    var billing = added(new Caller("billing", "desk"), Optional.empty());
    var support = added(new Caller("support", "desk"), Optional.empty());

    assertThat(idsSeenBy("billing")).contains(billing.id()).doesNotContain(support.id());
    assertThat(idsSeenBy("default")).contains(billing.id(), support.id());
    assertThat(inTransaction(ENTITIES, () -> stored.find("billing", support.id()))).isEmpty();
    assertThat(inTransaction(ENTITIES, () -> stored.find("default", support.id()))).isPresent();
    assertThat(read(billing).key()).usingRecursiveComparison().isEqualTo(billing);
  }

  private List<String> idsSeenBy(String team) throws Exception {
    return inTransaction(ENTITIES, () -> stored.all(team)).stream()
        .map(entry -> entry.key().id())
        .toList();
  }

  private void make(String team) throws Exception {
    var teams = InjectionFixture.inject(new Teams(), ENTITIES, new AuditFixture.Deeds(), clock);
    inTransaction(ENTITIES, () -> teams.make(team, AuditFixture.who("maker")));
  }

  @Test
  void a_key_stands_until_it_is_revoked_or_expires() throws Exception {
    var revoked = added(Optional.empty());
    var expiring = added(Optional.of(clock.instant().plusSeconds(1)));
    assertThat(stands(revoked) && stands(expiring)).isTrue();

    inTransaction(ENTITIES, () -> stored.revoke(revoked.id(), AuditFixture.who("first")));
    clock.pass(Duration.ofSeconds(1));

    assertThat(stands(revoked)).isFalse();
    assertThat(stands(expiring)).isFalse();
  }

  @Test
  void who_revoked_it_first_stays() throws Exception {
    var key = added(Optional.empty());
    var first = clock.instant();
    assertThat(inTransaction(ENTITIES, () -> stored.revoke(key.id(), AuditFixture.who("first"))))
        .isTrue();
    clock.pass(Duration.ofHours(1));
    assertThat(inTransaction(ENTITIES, () -> stored.revoke(key.id(), AuditFixture.who("second"))))
        .isFalse();

    assertThat(read(key).revokedBy()).contains("key-of-first");
    assertThat(read(key).revokedAt()).contains(first);
  }

  @Test
  void the_latest_use_of_all_nodes_counts() throws Exception {
    var key = added(Optional.empty());
    var hour = Instant.parse("2026-11-28T10:00:00Z");

    used(key, hour);
    used(key, hour.minusSeconds(3_600));

    assertThat(read(key).lastUsedAt()).contains(hour);
  }

  private void used(AccessKey key, Instant hour) throws Exception {
    inTransaction(
        ENTITIES,
        () -> {
          stored.used(key.id(), hour);
          return key;
        });
  }
}
