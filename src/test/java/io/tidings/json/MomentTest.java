package io.tidings.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:00:00Z, 2026-11-24T09:00:00Z",
    "2026-11-24t09:00:00z, 2026-11-24T09:00:00Z",
    "2026-11-24T09:00Z, 2026-11-24T09:00:00Z",
    "2026-11-24T09:00:00.123456789Z, 2026-11-24T09:00:00.123456789Z",
    "2026-11-24T09:00:00+01:00, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00+0100, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00.000+0000, 2026-11-24T09:00:00Z",
    "2026-11-24T09:00:00+01, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00-0330, 2026-11-24T12:30:00Z",
    "2026-11-24T09:00+0545, 2026-11-24T03:15:00Z",
    "2026-11-24T09:00:00+00:00:30, 2026-11-24T08:59:30Z",
  })
  void an_offset_may_be_written_with_a_colon_or_without(String text, Instant expected) {
    assertThat(Moment.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-24",
        "2026-11-24T09:00:00",
        "2026-11-24T09:00:00+1",
        "2026-11-24T09:00:00+1:00",
        "2026-11-24T09:00:00+010",
        "2026-11-24T09:00:00+2500",
        "2026-11-24T09:00:00ZZ",
        "2026-11-24T09:00:00Z+0100",
        "2026-11-24T09:00:00 0100",
        "2026-11-24 09:00:00+0100",
        "2026-11-31T09:00:00Z",
        "2026-1-24T09:00:00Z",
        "tomorrow",
        "1795510800",
      })
  void what_is_no_moment_is_refused(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Moment.parse(text));
  }
}
