package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures of real traffic, asked over HTTP. */
class StatisticsIT {

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  private JsonObject figures(String query) {
    return api.getJson("/api/statistics?" + query);
  }

  /** A sender of its own, so that what other tests send does not count. */
  private static String sender() {
    return "S"
        + UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("abcdef").substring(0, 6);
  }

  private String send(String sender, String... recipients) {
    var numbers = "\"" + String.join("\",\"", recipients) + "\"";
    return ApiClient.json(
            api.post(
                    "/api/messages",
                    "{\"recipients\":[%s],\"sender\":\"%s\",\"text\":\"Counted\"}"
                        .formatted(numbers, sender))
                .body())
        .getString("correlationId");
  }

  @Test
  void what_became_of_messages_is_in_the_figures_within_seconds() {
    var sender = sender();
    api.readWhenFinal(send(sender, "+385911230101", "+385911230201", "+4915111230101"));
    Eventually.isTrue(
        "all of it is counted",
        () ->
            figures("sender=" + sender)
                    .getJsonObject("total")
                    .getJsonObject("outcomes")
                    .getInt("delivered")
                == 3);

    var byCountry = figures("by=country&sender=" + sender);
    assertThat(byCountry.getJsonObject("total").getInt("accepted")).isEqualTo(3);
    assertThat(byCountry.getJsonObject("total").getJsonObject("toHandset")).isNotEmpty();
    assertThat(byCountry.getJsonArray("rows").getValuesAs(JsonObject.class))
        .extracting(row -> row.getString("key") + " " + row.getString("name"))
        .containsExactly("HR Croatia", "DE Germany");
    for (var by : List.of("day", "hour", "network", "caller", "outcome", "sender")) {
      assertThat(figures("by=" + by + "&sender=" + sender).getJsonArray("rows"))
          .as(by)
          .isNotEmpty();
    }
    assertThat(figures("by=error&sender=" + sender).getJsonArray("rows")).isEmpty();
    assertThat(
            api.getJson("/api/statistics/minutes")
                .getJsonArray("minutes")
                .getValuesAs(JsonObject.class))
        .hasSize(60);
    assertThat(api.getJson("/api/statistics/lateness").getJsonArray("late")).isNotNull();
  }

  @Test
  void another_team_sees_nothing_of_it() {
    var sender = sender();
    send(sender, "+385911230101");
    Eventually.isTrue(
        "it is counted",
        () -> figures("sender=" + sender).getJsonObject("total").getInt("accepted") == 1);

    try (var key = MadeKey.ofTeam(api, "statistics-b", "tests", List.of("read"))) {
      var total = ApiClient.json(key.get(api, "/api/statistics").body()).getJsonObject("total");
      assertThat(total.getInt("accepted")).isZero();
    }
  }

  @Test
  void what_cannot_be_answered_is_named() {
    for (var query :
        List.of("by=week", "since=yesterday", "until=never", "country=Croatia", "network=HT")) {
      var refused = api.get("/api/statistics?" + query);
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(refused.body()).contains("\"field\":\"" + query.split("=", 2)[0] + "\"");
    }
    assertThat(api.get("/api/statistics?sinse=2026-11-01").statusCode()).isEqualTo(400);
  }
}
