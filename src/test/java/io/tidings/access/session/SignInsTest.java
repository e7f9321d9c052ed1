package io.tidings.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.InjectionFixture;
import io.tidings.audit.Action;
import io.tidings.audit.AuditFixture;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.dev.SettableClock;
import org.junit.jupiter.api.Test;

/** Refused sign-ins; what becomes of the others needs a database. */
class SignInsTest {

  private static final Deed REFUSED =
      Deed.refused(Who.stranger("192.0.2.1"), Action.SIGN_IN_REFUSED, "not-authorised");

  private final AuditFixture.Deeds deeds = new AuditFixture.Deeds();

  private static SignIns of(AuditTrail audit) {
    var signIns = InjectionFixture.inject(new SignIns(), audit, new SettableClock());
    signIns.prepare();
    return signIns;
  }

  @Test
  void what_is_refused_more_often_is_told_as_a_number() {
    var signIns = of(deeds);
    for (int i = 0; i < RefusedSignIns.MOST_OF_AN_ADDRESS + 7; i++) {
      signIns.refused("192.0.2.1", "not-authorised");
    }
    assertThat(deeds.all()).hasSize(RefusedSignIns.MOST_OF_AN_ADDRESS).containsOnly(REFUSED);

    signIns.tellMore();
    signIns.tellMore();

    assertThat(deeds.all())
        .hasSize(RefusedSignIns.MOST_OF_AN_ADDRESS + 1)
        .last()
        .isEqualTo(Deed.refused(Who.several(), Action.SIGN_IN_REFUSED, "several").with("count", 7));
  }

  private static final class Away extends AuditTrail {
    @Override
    public void append(Deed deed) {
      throw new IllegalStateException("away");
    }
  }

  @Test
  void while_the_database_is_away_they_are_refused_all_the_same_and_counted() {
    var signIns = of(new Away());

    signIns.refused("192.0.2.1", "not-authorised");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(signIns::tellMore).hasMessage("away");
    }
  }
}
