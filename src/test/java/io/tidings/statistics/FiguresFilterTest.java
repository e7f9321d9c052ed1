package io.tidings.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.problem.ProblemException;
import io.tidings.statistics.FiguresFilter.Asked;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresFilterTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:20:30Z");

  private static FiguresFilter parse(
      @Nullable String by, @Nullable String since, @Nullable String until) {
    return FiguresFilter.parse(new Asked(by, since, until, null, null, null, null), NOW);
  }

  @Test
  void seven_days_by_day_are_asked_for_where_nothing_is_said() {
    assertThat(parse(null, null, null))
        .isEqualTo(
            new FiguresFilter(
                Breakdown.DAY,
                Instant.parse("2026-11-23T00:00:00Z"),
                Instant.parse("2026-11-29T11:00:00Z"),
                Map.of()));
  }

  @Test
  void a_date_is_a_whole_day_and_an_instant_its_hour() {
    assertThat(parse("hour", "2026-11-01", "2026-11-02"))
        .isEqualTo(
            new FiguresFilter(
                Breakdown.HOUR,
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-11-03T00:00:00Z"),
                Map.of()));
    assertThat(parse("error", "2026-11-01T08:59:00Z", "2026-11-01T11:00:00+01:00"))
        .isEqualTo(
            new FiguresFilter(
                Breakdown.ERROR,
                Instant.parse("2026-11-01T08:00:00Z"),
                Instant.parse("2026-11-01T10:00:00Z"),
                Map.of()));
  }

  @Test
  void a_country_a_network_a_sender_and_a_caller_can_be_named() {
    var asked = new Asked("day", null, null, "hr", "21901", "+385911111101", "shop");

    assertThat(FiguresFilter.parse(asked, NOW).only())
        .isEqualTo(
            Map.of(
                "country", "HR", "network", "21901", "sender", "+********1101", "caller", "shop"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "week, -, -, -, -, by",
        "-, yesterday, -, -, -, since",
        "-, 2026-13-01, -, -, -, since",
        "-, -, 2026-11-23 13:00, -, -, until",
        "-, 2026-11-29T12:00:00Z, -, -, -, since",
        "-, 2026-11-02, 2026-11-01, -, -, since",
        "-, -, -, Croatia, -, country",
        "-, -, -, -, +385911111101, network"
      })
  void what_is_wrong_is_named(
      @Nullable String by,
      @Nullable String since,
      @Nullable String until,
      @Nullable String country,
      @Nullable String network,
      String field) {
    assertThatThrownBy(
            () ->
                FiguresFilter.parse(new Asked(by, since, until, country, network, null, null), NOW))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().toJson())
                    .containsOnlyOnce("\"field\":")
                    .contains("\"field\":\"" + field + "\""));
  }
}
