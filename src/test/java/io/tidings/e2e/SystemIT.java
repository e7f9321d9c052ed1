package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two nodes tell of themselves and of each other, and what callers are told of it. */
class SystemIT {

  private static final String REFUSED = "submit-refused";

  @SuppressWarnings("NullAway.Init") // by start()
  private static Installation installation;

  private final ApiClient here = new ApiClient(installation.nodes().get(0).baseUri());
  private final ApiClient there = new ApiClient(installation.nodes().get(1).baseUri());

  @BeforeAll
  static void start() {
    var kind = Server.chosenKind();
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(kind, kind))
                .withVariables(Map.of("TIDINGS_SEND_PROBES", "PT0.2S,PT0.5S")));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @AfterEach
  void mend() {
    faults("{\"blocked\":null}");
    for (var node : List.of(here, there)) {
      Eventually.isTrue(
          "messages to be submitted again", () -> trouble(state(node), REFUSED).isEmpty());
    }
  }

  @Test
  void while_infobip_refuses_everything_any_node_says_so_with_cause_and_figures() {
    assertThat(trouble(state(here), REFUSED)).isEmpty();
    faults("{\"blocked\":\"401\"}");
    var correlationId =
        here.send("Waits", "+385911450101", "+385911450201").getString("correlationId");

    for (var node : List.of(here, there)) {
      var state =
          Eventually.get(
              "both nodes to submit nothing",
              () -> state(node),
              json -> json.getString("state").equals("broken"));
      var trouble = trouble(state, REFUSED).orElseThrow();
      var values = trouble.getJsonObject("values");
      assertThat(trouble.getBoolean("broken")).isTrue();
      assertThat(values.getInt("status")).isEqualTo(401);
      assertThat(values.getString("reason")).isEqualTo("Infobip answered 401");
      assertThat(values.getInt("waiting")).isEqualTo(2);
      assertThat(values.getInt("nodes")).isEqualTo(2);
      assertThat(values.getInt("ofNodes")).isEqualTo(2);
      var submitting = node.getJson("/api/system").getJsonObject("submitting");
      assertThat(submitting.getBoolean("submitting")).isFalse();
      assertThat(submitting.getInt("status")).isEqualTo(401);
      assertThat(submitting.getString("nextProbeAt")).endsWith("Z");
    }
    Eventually.isTrue("the messages to repeat the cause", () -> everyoneSays(correlationId));

    mend();
    assertThat(here.readWhenFinal(correlationId).getBoolean("final")).isTrue();
    assertThat(here.getJson("/api/system").getJsonObject("submitting").getBoolean("submitting"))
        .isTrue();
  }

  private boolean everyoneSays(String correlationId) {
    return here.read(correlationId).getJsonArray("messages").getValuesAs(JsonObject.class).stream()
        .map(message -> message.getJsonObject("explanation").getString("text"))
        .allMatch(text -> text.contains("(Infobip answered 401)"));
  }

  @Test
  void a_team_is_told_of_its_own_messages_and_of_nothing_that_is_of_others() {
    try (var key = MadeKey.ofTeam(here, "state-team", "desk", List.of("send", "read"))) {
      faults("{\"blocked\":\"401\"}");
      here.send("Of others", "+385911450301", "+385911450401");
      Eventually.isTrue("the trouble", () -> trouble(stateOf(key), REFUSED).isPresent());
      assertThat(values(key))
          .containsOnlyKeys("status", "waiting", "oldestSeconds")
          .extractingByKey("waiting")
          .hasToString("0");

      var sent =
          here.call(
              key.request(here, "/api/messages")
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"recipients\":[\"+385911450501\"],\"text\":\"Own\"}"))
                  .build());
      assertThat(sent.statusCode()).isEqualTo(202);
      Eventually.isTrue("its own", () -> String.valueOf(values(key).get("waiting")).equals("1"));
      assertThat(key.get(here, "/api/system").statusCode()).isEqualTo(403);
    }
  }

  private Map<String, ?> values(MadeKey key) {
    return trouble(stateOf(key), REFUSED).orElseThrow().getJsonObject("values");
  }

  private JsonObject stateOf(MadeKey key) {
    return ApiClient.json(key.get(here, "/api/state").body());
  }

  @Test
  void each_node_shows_all_of_them_and_one_that_is_killed_is_missed_until_it_is_back() {
    Eventually.isTrue("both nodes", () -> nodes(here).size() == 2 && nodes(there).size() == 2);
    assertThat(nodes(here)).filteredOn(node -> node.getBoolean("here")).hasSize(1);
    assertThat(idHere(here)).isNotEqualTo(idHere(there));
    assertThat(nodes(here))
        .allSatisfy(
            node -> {
              assertThat(node.getString("version")).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
              assertThat(node.getBoolean("gone")).isFalse();
              assertThat(node.getInt("clockSkewMillis")).isBetween(-2_000, 2_000);
            });
    var system = here.getJson("/api/system");
    assertThat(system.getJsonObject("database").getInt("bytes")).isPositive();
    assertThat(system.getJsonArray("retention")).hasSize(5);

    var killed = installation.nodes().get(1);
    killed.kill();
    Eventually.isTrue("it to be missed", () -> trouble(state(here), "node-gone").isPresent());
    assertThat(nodes(here)).filteredOn(node -> node.getBoolean("gone")).hasSize(1);
    killed.startAgain();
    killed.awaitReady(Eventually.PATIENCE);
    Eventually.isTrue("it to be back", () -> trouble(state(here), "node-gone").isEmpty());
    assertThat(nodes(there)).hasSize(2).noneMatch(node -> node.getBoolean("gone"));
  }

  private static List<JsonObject> nodes(ApiClient node) {
    return node.getJson("/api/system").getJsonArray("nodes").getValuesAs(JsonObject.class);
  }

  private static String idHere(ApiClient node) {
    return nodes(node).stream()
        .filter(one -> one.getBoolean("here"))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static JsonObject state(ApiClient node) {
    return node.getJson("/api/state");
  }

  private static Optional<JsonObject> trouble(JsonObject state, String code) {
    return state.getJsonArray("troubles").getValuesAs(JsonObject.class).stream()
        .filter(trouble -> trouble.getString("code").equals(code))
        .findFirst();
  }

  private static void faults(String changes) {
    installation.simulator().faults(changes);
  }
}
