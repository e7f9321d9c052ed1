package io.tidings.read.list;

import static io.tidings.ProblemAssertions.violationsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.MessageFixture;
import io.tidings.message.Outcome;
import io.tidings.problem.Violation;
import io.tidings.read.list.SendRequestFilter.PageCursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendRequestFilterTest {

  private static final String INSTANT_RULE = "must be an instant such as 2026-11-23T13:00:00Z";
  private static final PageCursor CURSOR =
      new PageCursor(
          Instant.parse("2026-11-23T13:00:00.123456Z"), MessageFixture.CORRELATION_ID.value());

  @Test
  void without_parameters_the_newest_fifty_are_shown() {
    assertThat(SendRequestFilter.parse("default", null, null, null, null, null))
        .isEqualTo(SendRequestFilter.parse("default", "", "", "", "", ""))
        .isEqualTo(new SendRequestFilter("default", null, null, null, null, null, 50));
  }

  @Test
  void every_parameter_is_read() {
    assertThat(
            SendRequestFilter.parse(
                "default",
                "delivered",
                "2026-11-23T13:00:00+0100",
                "2026-11-23T13:00:00.5Z",
                CURSOR.encode(),
                "200"))
        .isEqualTo(
            new SendRequestFilter(
                "default",
                null,
                Outcome.DELIVERED,
                Instant.parse("2026-11-23T12:00:00Z"),
                Instant.parse("2026-11-23T13:00:00.500Z"),
                CURSOR,
                200));
  }

  @ParameterizedTest
  @EnumSource
  void every_outcome_can_be_asked_for_by_its_word(Outcome outcome) {
    assertThat(SendRequestFilter.parse("default", outcome.word(), null, null, null, null).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void a_cursor_fits_into_a_url_and_comes_back_as_it_was() {
    assertThat(CURSOR.encode()).matches("[A-Za-z0-9_-]+");
    assertThat(PageCursor.decode(CURSOR.encode())).isEqualTo(CURSOR);
  }

  @Test
  void all_wrong_parameters_are_named_together() {
    assertThat(
            violationsOf(
                () ->
                    SendRequestFilter.parse(
                        "default", "lost", "yesterday", "2026-11-23", "page-2", "0")))
        .containsExactly(
            new Violation("outcome", "must be one of pending, sent, delivered, failed, cancelled"),
            new Violation("since", INSTANT_RULE),
            new Violation("until", INSTANT_RULE),
            new Violation("cursor", "must be the nextCursor of a page before"),
            new Violation("limit", "must be a number from 1 to 200"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "1.5", "ten", "99999999999"})
  void a_limit_out_of_bounds_is_refused(String limit) {
    assertThat(
            violationsOf(() -> SendRequestFilter.parse("default", null, null, null, null, limit)))
        .containsExactly(new Violation("limit", "must be a number from 1 to 200"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%%%",
        "x",
        " 6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
        "2026-11-23T13:00:00Z",
        "2026-11-23T13:00:00Z x",
        "2026-11-23T13:00:00Z 6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90 x",
        "yesterday 6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
        "+300000-01-01T00:00:00Z 6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
      })
  void a_cursor_of_anybody_else_is_refused(String content) {
    var cursor = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII));

    assertThat(
            violationsOf(() -> SendRequestFilter.parse("default", null, null, null, cursor, null)))
        .containsExactly(new Violation("cursor", "must be the nextCursor of a page before"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+300000-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"})
  void an_instant_that_the_database_does_not_have_is_refused(String instant) {
    assertThat(
            violationsOf(
                () -> SendRequestFilter.parse("default", null, instant, instant, null, null)))
        .containsExactly(
            new Violation("since", INSTANT_RULE), new Violation("until", INSTANT_RULE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-28T10:00:00 01:00", "2026-11-28T10:00:00.5 0100", "2026-11-28T10:00 01"})
  void a_plus_that_has_become_a_space_is_told(String since) {
    assertThat(
            violationsOf(() -> SendRequestFilter.parse("default", null, since, null, null, null)))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("%2B"));
  }
}
