package io.tidings.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymTest {

  private static final byte[] KEY =
      "a secret of the test, long enough".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER =
      "another secret, of the same length".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"+4911", "+49110", "+385911111101", "+123456789012345"})
  void it_is_as_long_as_the_number_and_nobodys(String number) {
    var pseudonym = Pseudonym.of(number, KEY);

    assertThat(pseudonym).hasSameSizeAs(number).matches("\\+999[0-9]*");
    assertThat(Pseudonym.isOne(pseudonym)).isTrue();
    assertThat(Pseudonym.isOne(number)).isFalse();
  }

  @Test
  void it_is_always_the_same_and_another_with_another_key() {
    assertThat(Pseudonym.of("+385911111101", KEY))
        .isEqualTo(Pseudonym.of("+385911111101", KEY.clone()))
        .isNotEqualTo(Pseudonym.of("+385911111101", OTHER));
  }

  @Test
  void numbers_side_by_side_have_different_ones() {
    var some =
        IntStream.range(0, 1_000)
            .mapToObj(number -> Pseudonym.of("+385911" + (111_000 + number), KEY));

    assertThat(some).doesNotHaveDuplicates();
  }
}
