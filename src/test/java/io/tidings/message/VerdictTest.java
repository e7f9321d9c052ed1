package io.tidings.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

  @ParameterizedTest
  @EnumSource
  void a_letter_is_enough_to_keep_it(Verdict verdict) {
    assertThat(Verdict.of(verdict.letter())).isEqualTo(verdict);
  }

  @Test
  void no_other_letter_is_one() {
    assertThatThrownBy(() -> Verdict.of('a')).hasMessage("no verdict begins with a");
  }
}
