package io.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallersTest {

  private final Callers callers = AccessFixture.callers();

  @Test
  void a_caller_is_known_by_the_key() {
    assertThat(callers.byKey(AccessFixture.SHOP_KEY)).contains(new Caller("shop"));
    assertThat(callers.byKey(AccessFixture.CLINIC_KEY)).contains(new Caller("clinic"));
  }

  @Test
  void any_other_key_is_nobodys() {
    assertThat(callers.byKey("")).isEmpty();
    assertThat(callers.byKey(AccessFixture.SHOP_KEY + " ")).isEmpty();
    assertThat(callers.byKey(AccessFixture.hash(AccessFixture.SHOP_KEY))).isEmpty();
    assertThat(callers.byKey("shop")).isEmpty();
  }

  @Test
  void a_name_is_known_while_it_is_in_the_configuration() {
    assertThat(callers.byName("shop")).contains(new Caller("shop"));
    assertThat(callers.byName("former")).isEmpty();
  }
}
