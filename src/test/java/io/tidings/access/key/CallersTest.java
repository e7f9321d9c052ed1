package io.tidings.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.access.AccessFixture;
import io.tidings.dev.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {

  private final SettableClock clock = new SettableClock();
  private final Memory memory = new Memory();
  private final Callers callers =
      InjectionFixture.inject(new Callers(), AccessFixture.settings(), memory, clock);

  /** Stored keys without a database. */
  private static final class Memory extends StoredKeys {
    private final List<AccessKey> keys = new ArrayList<>();
    private final List<String> uses = new ArrayList<>();
    private int reads;
    private Optional<Runnable> meanwhile = Optional.empty();

    @Override
    List<AccessKey> standing() {
      reads++;
      var read = List.copyOf(keys);
      var next = meanwhile;
      meanwhile = Optional.empty();
      next.ifPresent(Runnable::run);
      return read;
    }

    @Override
    void used(String id, Instant hour) {
      uses.add(id + " " + hour);
    }
  }

  private KeyText made(String caller, Optional<Instant> expiresAt, Scope... scopes) {
    var text = KeyText.next(new SecureRandom());
    memory.keys.add(
        new AccessKey(
            text.id(),
            Caller.ofDefaultTeam(caller),
            EnumSet.copyOf(List.of(scopes)),
            expiresAt,
            Digest.sha256(text.text()),
            false));
    return text;
  }

  private Optional<String> nameOf(String key) {
    return callers.byKey(key).map(known -> known.caller().name());
  }

  @Test
  void a_caller_is_known_by_the_key_in_the_configuration() {
    assertThat(nameOf(AccessFixture.SHOP_KEY)).contains("shop");
    assertThat(nameOf(AccessFixture.CLINIC_KEY)).contains("clinic");
  }

  @Test
  void any_other_key_is_nobodys() {
    assertThat(nameOf("")).isEmpty();
    assertThat(nameOf(AccessFixture.SHOP_KEY + " ")).isEmpty();
    assertThat(nameOf(AccessFixture.hash(AccessFixture.SHOP_KEY))).isEmpty();
    assertThat(nameOf("shop")).isEmpty();
    assertThat(nameOf(KeyText.next(new SecureRandom()).text())).isEmpty();
  }

  @Test
  void keys_that_were_read_before_one_was_made_and_come_after_it_do_not_hide_it() {
    var made = new ArrayList<KeyText>();
    memory.meanwhile =
        Optional.of(
            () -> {
              made.add(made("desk", Optional.empty(), Scope.SEND));
              callers.refresh();
            });
    callers.refresh();

    assertThat(nameOf(made.get(0).text())).contains("desk");
  }

  @Test
  void keys_that_were_read_before_one_was_revoked_and_come_after_it_do_not_bring_it_back() {
    var revoked = made("desk", Optional.empty(), Scope.SEND);
    memory.meanwhile =
        Optional.of(
            () -> {
              memory.keys.clear();
              callers.refresh();
            });
    callers.refresh();

    assertThat(nameOf(revoked.text())).isEmpty();
  }

  @Test
  void a_caller_may_have_several_keys_each_with_its_own_scopes() {
    var first = made("desk", Optional.empty(), Scope.SEND);
    var second = made("desk", Optional.empty(), Scope.READ, Scope.OPERATE);

    assertThat(nameOf(first.text())).contains("desk");
    assertThat(callers.byKey(first.text()).orElseThrow().scopes()).containsOnly(Scope.SEND);
    assertThat(callers.byKey(second.text()).orElseThrow().scopes())
        .containsOnly(Scope.READ, Scope.OPERATE);
  }

  @Test
  void what_operators_see_is_for_nobody_of_another_team_whatever_is_stored() {
    var billing =
        new AccessKey(
            "a1",
            new Caller("billing", "desk"),
            EnumSet.allOf(Scope.class),
            Optional.empty(),
            new byte[0],
            false);

    assertThat(Arrays.stream(Scope.values()).filter(scope -> !billing.may(scope)))
        .containsExactly(Scope.OPERATE);
  }

  @Test
  void the_id_of_a_key_with_another_secret_is_nobodys() {
    var known = made("desk", Optional.empty(), Scope.SEND);
    var other = KeyText.next(new SecureRandom());
    var forged = KeyText.of(known.id(), other.text().substring(17, 60));

    assertThat(KeyText.idIn(forged.text())).contains(known.id());
    assertThat(nameOf(forged.text())).isEmpty();
  }

  @Test
  void looking_keys_up_asks_the_database_once_and_then_no_more() {
    var key = made("desk", Optional.empty(), Scope.SEND);
    for (int call = 0; call < 100; call++) {
      assertThat(nameOf(key.text())).contains("desk");
    }
    assertThat(memory.reads).isEqualTo(1);
  }

  @Test
  void a_key_that_was_revoked_elsewhere_is_dead_after_the_next_look() {
    var key = made("desk", Optional.empty(), Scope.SEND);
    var hash = Digest.sha256(key.text());
    assertThat(callers.byHash(hash)).isPresent();
    assertThat(callers.isStanding(key.id())).isTrue();

    memory.keys.clear();
    callers.refresh();

    assertThat(nameOf(key.text())).isEmpty();
    assertThat(callers.byHash(hash)).isEmpty();
    assertThat(callers.isStanding(key.id())).isFalse();
  }

  @Test
  void a_key_expires_at_its_moment_whenever_the_last_look_was() {
    var key = made("desk", Optional.of(clock.instant().plusSeconds(10)), Scope.SEND);
    assertThat(nameOf(key.text())).contains("desk");

    clock.pass(Duration.ofSeconds(10));

    assertThat(nameOf(key.text())).isEmpty();
    assertThat(callers.byHash(Digest.sha256(key.text()))).isEmpty();
    assertThat(callers.isStanding(key.id())).isFalse();
  }

  @Test
  void what_was_got_with_a_key_of_the_configuration_counts_while_the_key_is_there() {
    var shop = callers.byHash(Digest.sha256(AccessFixture.SHOP_KEY)).orElseThrow();

    assertThat(shop.caller()).isEqualTo(Caller.ofDefaultTeam("shop"));
    assertThat(callers.isStanding(shop.id())).isTrue();
    assertThat(callers.byHash(Digest.sha256("the key before"))).isEmpty();
    assertThat(callers.byHash(null)).isEmpty();
    assertThat(callers.isStanding("configured-former")).isFalse();
  }

  @Test
  void where_operators_are_named_only_they_may_do_everything() {
    assertThat(callers.byKey(AccessFixture.CLINIC_KEY).orElseThrow().scopes())
        .containsOnly(Scope.values());
    assertThat(callers.byKey(AccessFixture.SHOP_KEY).orElseThrow().scopes())
        .containsOnly(Scope.SEND, Scope.READ, Scope.READ_CONTENT);
  }

  @Test
  void the_last_use_is_stored_once_an_hour() {
    clock.set(Instant.parse("2026-11-28T10:59:30Z"));
    var key = made("desk", Optional.empty(), Scope.SEND);
    use(key);
    use(key);
    clock.pass(Duration.ofMinutes(1));
    use(key);

    assertThat(memory.uses)
        .containsExactly(key.id() + " 2026-11-28T10:00:00Z", key.id() + " 2026-11-28T11:00:00Z");
  }

  private void use(KeyText key) {
    callers.byKey(key.text());
    callers.noteUses();
  }

  @Test
  void somebody_must_be_able_to_make_keys() {
    assertThat(callers.areWithoutAdmin()).isFalse();
  }
}
