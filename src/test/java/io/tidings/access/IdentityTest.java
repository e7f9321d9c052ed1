package io.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.Identity.Known;
import io.tidings.access.Identity.Unknown;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Scope;
import io.tidings.access.session.StreamTicket;
import io.tidings.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityTest {

  private static final UUID FOLLOWED = UUID.fromString("0e62b2b0-6a0c-4c8a-9d5c-3f3f3c1f0a01");
  private static final UUID OTHER = UUID.fromString("0e62b2b0-6a0c-4c8a-9d5c-3f3f3c1f0a02");
  private static final Caller SHOP = Caller.ofDefaultTeam("shop");

  private static NamedRequests named(Object... ids) {
    return new NamedRequests(List.of(ids).stream().map(Object::toString).toList());
  }

  private static String slug(Optional<Problem> refusal) {
    return refusal.map(Problem::slug).orElse("");
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void a_key_may_do_what_its_scope_is_for_and_no_more(Scope scope) {
    var known = Known.by(key(scope));

    for (var need : Need.values()) {
      var may = need.scope().isEmpty() || need.scope().get() == scope;
      assertThat(slug(known.refusal(need))).as("" + need).isEqualTo(may ? "" : "missing-scope");
    }
    assertThat(slug(known.refusalFor(named(OTHER))))
        .isEqualTo(scope == Scope.READ ? "" : "missing-scope");
  }

  @Test
  void whoever_may_not_is_told_what_it_takes() {
    var refusal = Known.by(key(Scope.SEND)).refusal(Need.OPERATE).orElseThrow();

    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.detail()).startsWith("It needs a key with the scope 'operate'.");
  }

  private static AccessKey key(Scope scope) {
    return new AccessKey("a1", SHOP, Set.of(scope), Optional.empty(), new byte[0], false);
  }

  @Test
  void a_ticket_is_for_what_it_names_and_nothing_beside_it() {
    var ticket = new StreamTicket(key(Scope.READ), Optional.empty(), Set.of(FOLLOWED));
    var holder = new Known(ticket.key(), Optional.empty(), Optional.of(ticket));

    assertThat(holder.refusalFor(named())).isEmpty();
    assertThat(holder.refusalFor(named(FOLLOWED, FOLLOWED.toString().toUpperCase(Locale.ROOT))))
        .isEmpty();
    assertThat(slug(holder.refusalFor(named(OTHER)))).isEqualTo("not-in-ticket");
    assertThat(slug(holder.refusalFor(named(FOLLOWED, OTHER)))).isEqualTo("not-in-ticket");
    assertThat(slug(holder.refusalFor(named("no id")))).isEqualTo("not-in-ticket");
  }

  @Test
  void nobody_may_do_nothing_and_is_told_why() {
    var nobody = new Unknown(AccessProblems.badTicket());

    for (var need : Need.values()) {
      assertThat(slug(nobody.refusal(need))).isEqualTo("bad-ticket");
    }
    assertThat(slug(nobody.refusalFor(named()))).isEqualTo("bad-ticket");
  }
}
