package io.tidings.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.SettableClock;
import io.tidings.system.Situation.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateJsonTest {

  private static final Waiting OWN = new Waiting(1, 0, Duration.ofSeconds(3));
  private static final Trouble REFUSED =
      trouble(
          TroubleCode.SUBMIT_REFUSED,
          true,
          Map.of("waiting", 4L, "oldestSeconds", 9L, "status", 401));
  private static final Trouble SKEWED =
      trouble(TroubleCode.CLOCK_SKEW, false, Map.of("node", "one"));

  private static Trouble trouble(TroubleCode code, boolean broken, Map<String, Object> values) {
    return new Trouble(code, broken, SettableClock.NOON, values);
  }

  @Test
  void all_is_well_where_nothing_is_wrong() {
    assertThat(StateJson.whole(List.of()).build())
        .hasToString("{\"state\":\"ok\",\"troubles\":[]}");
  }

  @Test
  void it_is_broken_by_one_trouble_that_breaks_it_and_a_warning_else() {
    assertThat(StateJson.whole(List.of(SKEWED, REFUSED)).build().getString("state"))
        .isEqualTo("broken");
    assertThat(StateJson.whole(List.of(SKEWED)).build())
        .hasToString(
            "{\"state\":\"warning\",\"troubles\":[{\"code\":\"clock-skew\",\"broken\":false,"
                + "\"since\":\"2026-11-25T12:00:00Z\",\"values\":{\"node\":\"one\"}}]}");
  }

  @Test
  void operators_are_told_what_waits_of_all_teams() {
    var values =
        StateJson.whole(List.of(REFUSED))
            .build()
            .getJsonArray("troubles")
            .getJsonObject(0)
            .getJsonObject("values");

    assertThat(values.getInt("waiting")).isEqualTo(4);
    assertThat(values.getInt("oldestSeconds")).isEqualTo(9);
    assertThat(values.getInt("status")).isEqualTo(401);
  }

  @Test
  void a_team_is_told_what_waits_of_its_own_and_neither_figures_nor_names_of_others() {
    assertThat(StateJson.forTeam(List.of(REFUSED, SKEWED), OWN).build())
        .hasToString(
            "{\"state\":\"broken\",\"troubles\":[{\"code\":\"submit-refused\",\"broken\":true,"
                + "\"since\":\"2026-11-25T12:00:00Z\","
                + "\"values\":{\"status\":401,\"waiting\":1,\"oldestSeconds\":3}},"
                + "{\"code\":\"clock-skew\",\"broken\":false,"
                + "\"since\":\"2026-11-25T12:00:00Z\",\"values\":{}}]}");
  }
}
