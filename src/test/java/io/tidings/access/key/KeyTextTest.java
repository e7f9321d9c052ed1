package io.tidings.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  private static final String KEY =
      KeyText.of("0123456789ab", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq").text();

  @Test
  void a_key_has_the_form_that_scanners_look_for() {
    for (int n = 0; n < 1_000; n++) {
      var key = KeyText.next(new SecureRandom());
      assertThat(key.text()).matches("tdg_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}");
      assertThat(KeyText.idIn(key.text())).contains(key.id());
    }
  }

  @Test
  void no_two_keys_are_alike() {
    var ids = new HashSet<String>();
    var secrets = new HashSet<String>();
    for (int n = 0; n < 1_000; n++) {
      var key = KeyText.next(new SecureRandom());
      ids.add(key.id());
      secrets.add(key.text().substring(17));
    }
    assertThat(ids).hasSize(1_000);
    assertThat(secrets).hasSize(1_000);
  }

  @Test
  void a_key_with_any_character_changed_is_none() {
    for (int place = 0; place < KEY.length(); place++) {
      var changed = new StringBuilder(KEY);
      changed.setCharAt(place, KEY.charAt(place) == '7' ? '8' : '7');
      assertThat(KeyText.idIn(changed.toString())).as(changed.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tdg_", "tdg__", "shop", "tdg_0123456789ab_"})
  void what_is_no_key_has_no_id(String text) {
    assertThat(KeyText.idIn(text)).isEmpty();
    assertThat(KeyText.idIn(KEY + text + " ")).isEmpty();
  }

  @Test
  void its_secret_is_in_no_log() {
    assertThat(KeyText.of("0123456789ab", "s").toString()).isEqualTo("tdg_0123456789ab");
  }
}
