package io.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.Identity.Known;
import io.tidings.access.Identity.Unknown;
import io.tidings.access.key.Caller;
import io.tidings.access.session.StreamTicket;
import io.tidings.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityTest {

  private static final UUID FOLLOWED = UUID.fromString("0e62b2b0-6a0c-4c8a-9d5c-3f3f3c1f0a01");
  private static final UUID OTHER = UUID.fromString("0e62b2b0-6a0c-4c8a-9d5c-3f3f3c1f0a02");
  private static final Caller SHOP = new Caller("shop");

  private static NamedRequests named(Object... ids) {
    return new NamedRequests(List.of(ids).stream().map(Object::toString).toList());
  }

  private static String slug(Optional<Problem> refusal) {
    return refusal.map(Problem::slug).orElse("");
  }

  @Test
  void a_caller_may_do_all_but_what_is_for_operators() {
    var caller = new Known(SHOP, false, Optional.empty(), Optional.empty());

    assertThat(caller.refusal()).isEmpty();
    assertThat(caller.refusalFor(named(OTHER))).isEmpty();
    assertThat(slug(caller.refusalAsOperator())).isEqualTo("not-an-operator");
    assertThat(new Known(SHOP, true, Optional.empty(), Optional.empty()).refusalAsOperator())
        .isEmpty();
  }

  @Test
  void a_ticket_is_for_what_it_names_and_nothing_beside_it() {
    var ticket = new StreamTicket(SHOP, Set.of(FOLLOWED));
    var holder = new Known(SHOP, false, Optional.empty(), Optional.of(ticket));

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

    assertThat(slug(nobody.refusal())).isEqualTo("bad-ticket");
    assertThat(slug(nobody.refusalAsOperator())).isEqualTo("bad-ticket");
    assertThat(slug(nobody.refusalFor(named()))).isEqualTo("bad-ticket");
  }
}
