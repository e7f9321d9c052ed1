package io.tidings.send.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.problem.Fields;
import io.tidings.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendAtTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final List<Violation> violations = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:00:00Z, 2026-11-24T09:00:00Z",
    "2026-11-24T09:00Z, 2026-11-24T09:00:00Z",
    "2026-11-24T09:00:00+01:00, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00+0100, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00.123456789Z, 2026-11-24T09:00:00.123456Z",
    "2027-05-22T12:00:00Z, 2027-05-22T12:00:00Z",
    "2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z",
  })
  void a_moment_with_an_offset_is_read_up_to_180_days_ahead(String text, Instant expected) {
    assertThat(SendAt.read(fields(Json.createValue(text)), NOW)).contains(expected);
    assertThat(violations).isEmpty();
  }

  @Test
  void more_than_180_days_ahead_is_refused() {
    assertThat(SendAt.read(fields(Json.createValue("2027-05-22T12:00:01Z")), NOW)).isEmpty();
    assertThat(violations)
        .containsExactly(new Violation("sendAt", "must be at most 180 days ahead"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24",
        "2026-11-24T09:00:00",
        "2026-13-24T09:00:00Z",
        "2026-11-31T09:00:00Z",
        "2026-11-24T25:00:00Z",
        "2026-11-24 09:00:00Z",
        "tomorrow",
        "1795510800",
        ""
      })
  void what_is_no_moment_is_refused(String text) {
    assertThat(SendAt.read(fields(Json.createValue(text)), NOW)).isEmpty();
    assertThat(violations)
        .containsExactly(
            new Violation(
                "sendAt",
                "must be a moment with its offset, such as 2026-11-23T14:00:00+01:00 or with Z"));
  }

  @Test
  void a_number_is_no_moment_and_null_is_none() {
    assertThat(SendAt.read(fields(JsonValue.NULL), NOW)).isEmpty();
    assertThat(violations).isEmpty();

    assertThat(SendAt.read(fields(Json.createValue(1795510800)), NOW)).isEmpty();
    assertThat(violations).hasSize(1);
  }

  @Test
  void a_moment_has_passed_when_it_is_more_than_a_minute_ago() {
    assertThat(SendAt.isPast(NOW.minusSeconds(60), NOW)).isFalse();
    assertThat(SendAt.isPast(NOW.minusSeconds(61), NOW)).isTrue();
  }

  private Fields fields(JsonValue sendAt) {
    return Fields.of(Json.createObjectBuilder().add("sendAt", sendAt).build(), violations);
  }
}
