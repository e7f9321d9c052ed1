package io.tidings.statistics;

import static io.tidings.InjectionFixture.inject;
import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.NOT_DELIVERED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.json.JsonFactory;
import io.tidings.statistics.FiguresFilter.Asked;
import io.tidings.statistics.KeptFigures.Answer;
import io.tidings.statistics.KeptFigures.Minute;
import io.tidings.statistics.hour.FiguresFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answers to questions about two days of two teams. */
class KeptFiguresTest {

  private static final FiguresFixture FIGURES = new FiguresFixture(DatabaseFixture.apart());
  private static final String ZAGREB = "+385911111101";
  private static final String BERLIN = "+4915111111102";

  private final KeptFigures kept = inject(new KeptFigures(), FIGURES.entities);

  /** At noon of 25 November, and an hour and a day later. */
  @BeforeAll
  static void send() throws Exception {
    FIGURES.change("insert into team (name, created_at) values ('other', now())");
    var first = FIGURES.accepted("default", "Tidings", ZAGREB, ZAGREB, BERLIN);
    FIGURES.record(
        report(first.get(0), TO_HANDSET).doneAt(after(4)).facts().made(),
        report(first.get(1), TO_HANDSET).doneAt(after(50)).facts().made(),
        report(first.get(2), NOT_DELIVERED).doneAt(after(5)).error(ABSENT_SUBSCRIBER).made());
    FIGURES.clock.pass(Duration.ofHours(1));
    FIGURES.accepted("default", "Shop", BERLIN);
    FIGURES.clock.pass(Duration.ofDays(1));
    FIGURES.accepted("default", "Tidings", ZAGREB);
    FIGURES.accepted("other", "Tidings", ZAGREB, ZAGREB);
    FIGURES.count();
  }

  @AfterAll
  static void close() {
    FIGURES.close();
  }

  private static Instant after(int seconds) {
    return FIGURES.clock.instant().plusSeconds(seconds);
  }

  private Answer ask(String by, @Nullable String since, @Nullable String until) throws Exception {
    return ask("default", new Asked(by, since, until, null, null, null, null));
  }

  private Answer ask(String team, Asked asked) throws Exception {
    var filter = FiguresFilter.parse(asked, Instant.parse("2026-11-26T13:30:00Z"));
    return DatabaseFixture.inTransaction(FIGURES.entities, () -> kept.answer(team, filter));
  }

  private static String json(Tally tally) {
    var json = JsonFactory.createObjectBuilder();
    tally.addTo(json);
    return json.build().toString();
  }

  private static String accepted(Answer answer) {
    var text = new StringBuilder();
    answer
        .rows()
        .forEach(
            (key, tally) ->
                text.append(key)
                    .append(json(tally).replaceAll(".*\"accepted\":(\\d+).*", " $1, ")));
    return text.toString();
  }

  @Test
  void a_day_has_all_there_is_to_tell_of_its_messages() throws Exception {
    var answer = ask("day", null, null);

    assertThat(json(Objects.requireNonNull(answer.rows().get("2026-11-25"))))
        .isEqualTo(
            "{\"accepted\":4,\"outcomes\":{\"pending\":1,\"sent\":0,\"delivered\":2,\"failed\":1,"
                + "\"cancelled\":0},\"segments\":4,\"cost\":[{\"currency\":\"EUR\",\"amount\":0.1248}],"
                + "\"deliveredShare\":0.6667,\"toHandset\":{\"p50\":5.0,\"p90\":57.0,\"p99\":59.7}}");
    assertThat(json(Objects.requireNonNull(answer.rows().get("2026-11-26"))))
        .isEqualTo(
            "{\"accepted\":1,\"outcomes\":{\"pending\":1,\"sent\":0,\"delivered\":0,\"failed\":0,"
                + "\"cancelled\":0},\"segments\":0,\"cost\":[],\"deliveredShare\":null,\"toHandset\":null}");
    assertThat(json(answer.total())).startsWith("{\"accepted\":5,");
  }

  @Test
  void rows_are_told_by_all_there_is_to_ask_by() throws Exception {
    assertThat(accepted(ask("day", null, null))).isEqualTo("2026-11-25 4, 2026-11-26 1, ");
    assertThat(accepted(ask("hour", null, null)))
        .isEqualTo("2026-11-25T12:00:00Z 3, 2026-11-25T13:00:00Z 1, 2026-11-26T13:00:00Z 1, ");
    assertThat(accepted(ask("country", null, null))).isEqualTo("HR 3, DE 2, ");
    assertThat(accepted(ask("network", null, null))).isEqualTo("unknown 3, 21901 2, ");
    assertThat(accepted(ask("sender", null, null))).isEqualTo("Tidings 4, Shop 1, ");
    assertThat(accepted(ask("caller", null, null))).isEqualTo("shop 5, ");
    assertThat(accepted(ask("error", null, null))).isEqualTo("27 1, ");
    assertThat(accepted(ask("outcome", null, null))).isEqualTo("D 2, P 2, F 1, ");
  }

  @Test
  void hours_at_the_ends_of_whole_days_count_too() throws Exception {
    assertThat(accepted(ask("country", "2026-11-25T13:00:00Z", "2026-11-26T14:00:00Z")))
        .isEqualTo("DE 1, HR 1, ");
    assertThat(accepted(ask("country", "2026-11-25T00:00:00Z", "2026-11-26T13:00:00Z")))
        .isEqualTo("DE 2, HR 2, ");
    assertThat(accepted(ask("country", "2026-11-25T12:30:00Z", "2026-11-25T12:40:00Z")))
        .isEqualTo("HR 2, DE 1, ");
  }

  @Test
  void only_what_is_named_is_told() throws Exception {
    var asked = new Asked("day", null, null, "HR", "21901", "Tidings", "shop");

    var answer = ask("default", asked);

    assertThat(accepted(answer)).isEqualTo("2026-11-25 2, ");
    assertThat(json(answer.total())).startsWith("{\"accepted\":2,");
  }

  @Test
  void a_team_is_told_of_its_own_messages_only() throws Exception {
    var asked = new Asked("day", null, null, null, null, null, null);

    assertThat(accepted(ask("other", asked))).isEqualTo("2026-11-26 2, ");
    assertThat(accepted(ask("", asked))).isEmpty();
  }

  @Test
  void minutes_are_told_the_quiet_ones_too() throws Exception {
    var from = Instant.parse("2026-11-26T12:59:00Z");

    assertThat(
            DatabaseFixture.inTransaction(
                FIGURES.entities,
                () -> kept.minutes("default", from, from.plus(Duration.ofMinutes(2)))))
        .isEqualTo(Map.of(from, Minute.QUIET, from.plusSeconds(60), new Minute(1, 0, 0)));
  }
}
