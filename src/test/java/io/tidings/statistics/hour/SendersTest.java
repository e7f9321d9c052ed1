package io.tidings.statistics.hour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendersTest {

  @Test
  void words_and_short_numbers_are_told_as_they_are() {
    assertThat(Senders.counted("Tidings")).isEqualTo("Tidings");
    assertThat(Senders.counted("12345")).isEqualTo("12345");
    assertThat(Senders.counted("Shop24h")).isEqualTo("Shop24h");
    assertThat(Senders.counted(null)).isEmpty();
  }

  @Test
  void what_may_be_a_number_is_told_by_its_end() {
    assertThat(Senders.counted("+385911111101")).isEqualTo("+********1101");
    assertThat(Senders.counted("091-111101")).isEqualTo("***-**1101");
  }
}
