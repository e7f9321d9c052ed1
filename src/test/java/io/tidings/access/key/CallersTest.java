package io.tidings.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.AccessFixture;
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
  void a_name_is_known_with_the_key_it_has_in_the_configuration_and_no_other() {
    byte[] key = Digest.sha256(AccessFixture.SHOP_KEY);

    assertThat(callers.byNameAndKey("shop", key)).contains(new Caller("shop"));
    assertThat(callers.byNameAndKey("shop", Digest.sha256("the key before"))).isEmpty();
    assertThat(callers.byNameAndKey("shop", null)).isEmpty();
    assertThat(callers.byNameAndKey("clinic", key)).isEmpty();
    assertThat(callers.byNameAndKey("former", key)).isEmpty();
  }

  @Test
  void operators_are_those_the_configuration_names() {
    assertThat(callers.isOperator(new Caller("clinic"))).isTrue();
    assertThat(callers.isOperator(new Caller("shop"))).isFalse();
  }
}
