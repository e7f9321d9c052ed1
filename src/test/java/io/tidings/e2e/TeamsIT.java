package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two teams of one installation: for each it is as if there were no other. */
class TeamsIT {

  private static final List<String> ALL = List.of("send", "read", "privacy", "admin");

  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  /** A key of a team of its own, in which there is nothing. */
  private MadeKey keyOf(String team) {
    return MadeKey.ofTeam(api, team, "tests", ALL);
  }

  @Test
  void every_call_about_what_others_have_is_answered_as_if_it_were_not_there() {
    var theirs = OpenMessage.sent(api, "+385911200115");
    var nobodys = new OpenMessage(api, UUID.randomUUID().toString(), UUID.randomUUID().toString());
    try (var key = keyOf("teams-ids")) {
      var ofTheirs = DescribedRoutes.naming(theirs, key);
      var ofNobodys = DescribedRoutes.naming(nobodys, key);
      assertThat(ofTheirs).hasSizeGreaterThan(8);
      assertSoftly(
          softly ->
              IntStream.range(0, ofTheirs.size())
                  .forEach(
                      place -> {
                        var answer = answer(ofTheirs.get(place), theirs);
                        softly
                            .assertThat(answer)
                            .as(ofTheirs.get(place).toString())
                            .isEqualTo(answer(ofNobodys.get(place), nobodys))
                            .startsWith("404 ");
                      }));
    }
    theirs.delivered(1);
  }

  private String answer(DescribedRoutes.Route route, OpenMessage message) {
    var response = api.call(route.request());
    var headers =
        response.headers().map().keySet().stream()
            .filter(name -> !name.equalsIgnoreCase("date"))
            .sorted()
            .collect(Collectors.joining(","));
    return (response.statusCode() + " " + headers + " " + response.body())
        .replace(message.correlationId(), "ID")
        .replace(message.id(), "MESSAGE");
  }

  @Test
  void one_of_others_among_ones_own_is_unknown() {
    var theirs = api.send("Theirs", "+385911200201").getString("correlationId");
    try (var key = keyOf("teams-many")) {
      var own = send(key, "{\"recipients\":[\"+385911200202\"],\"text\":\"Own\"}");
      var ids = "correlationId=" + own.getString("correlationId") + "&correlationId=" + theirs;
      var ticket = "{\"correlationIds\":[\"" + own.getString("correlationId") + "\",\"%s\"]}";

      assertThat(key.get(api, "/api/events?" + ids).statusCode()).isEqualTo(404);
      assertThat(key.post("/api/stream-tickets", ticket.formatted(theirs)).body())
          .contains("there is no send request " + theirs)
          .doesNotContain("there is no send request " + own.getString("correlationId"));
      assertThat(api.get("/api/messages/" + own.getString("correlationId")).statusCode())
          .describedAs("nor does the team default see it")
          .isEqualTo(404);
    }
  }

  @Test
  void lists_searches_and_exports_show_nothing_of_others() {
    var name = "teams-" + UUID.randomUUID();
    var theirs = ApiClient.json(api.post("/api/messages", labelled(name)).body());
    var correlationId = theirs.getString("correlationId");
    var id = theirs.getJsonArray("messages").getJsonObject(0).getString("id");
    api.readWhenFinal(correlationId);
    try (var key = keyOf("teams-lists")) {
      for (var query : List.of("", "?limit=1", "?outcome=delivered", "?outcome=pending")) {
        var list = ApiClient.json(key.get(api, "/api/messages" + query).body());
        assertThat(list.getJsonArray("sendRequests")).as(query).isEmpty();
        assertThat(list).as(query).doesNotContainKey("nextCursor");
      }
      for (var search :
          List.of(
              "{}",
              "{\"limit\":1}",
              "{\"recipient\":\"+385911200301\"}",
              "{\"recipientEndsWith\":\"0301\"}",
              "{\"reference\":\"" + name + "\"}",
              "{\"correlationId\":\"" + correlationId + "\"}",
              "{\"messageId\":\"" + id + "\"}",
              "{\"outcome\":\"delivered\"}",
              "{\"caller\":\"tests\"}",
              "{\"cursor\":\"" + id + "\"}")) {
        var found = ApiClient.json(key.post("/api/messages/search", search).body());
        assertThat(found.getJsonArray("messages")).as(search).isEmpty();
        assertThat(found).as(search).doesNotContainKey("nextCursor");
      }
      var export = key.post("/api/messages/export", "{\"recipient\":\"+385911200301\"}").body();
      assertThat(export.lines()).hasSize(2);
      assertThat(export).contains("\"kinds\":[\"message\"]", "\"messages\":0");

      var own = send(key, labelled(name)).getString("correlationId");
      var found =
          ApiClient.json(
              key.post("/api/messages/search", "{\"reference\":\"" + name + "\"}").body());
      assertThat(found.getJsonArray("messages").getValuesAs(JsonObject.class))
          .extracting(message -> message.getString("correlationId"))
          .containsExactly(own);
      assertThat(api.get("/api/messages?limit=200").body()).doesNotContain(own);
    }
  }

  private static String labelled(String name) {
    return """
    {"recipients":[{"to":"+385911200301","clientReference":"%s"}],"text":"Labelled"}
    """
        .formatted(name);
  }

  /** Neither where it reads, nor where it follows, nor in a cursor. */
  @Test
  void no_number_that_a_team_sees_grows_by_what_others_do() {
    try (var key = keyOf("teams-numbers")) {
      var own = send(key, "{\"recipients\":[\"+385911200701\"],\"text\":\"Own\"}");
      var path = "/api/messages/" + own.getString("correlationId");
      var read =
          Eventually.get(
              "its end",
              () -> ApiClient.json(key.get(api, path + "?events=true").body()),
              json -> json.getBoolean("final"));
      var seqs =
          read.getJsonArray("events").getValuesAs(JsonObject.class).stream()
              .map(event -> event.getInt("seq"))
              .toList();
      int last = seqs.size();
      assertThat(seqs).isEqualTo(IntStream.rangeClosed(1, last).boxed().toList());

      api.readWhenFinal(api.send("Theirs", "+385911200701").getString("correlationId"));

      for (var call : List.of(path, path + "/history", "/api/messages", messagePath(own))) {
        assertThat(ApiClient.json(key.get(api, call).body()).getInt("logPosition"))
            .as(call)
            .isEqualTo(last);
      }
      var search = key.post("/api/messages/search", "{}").body();
      assertThat(ApiClient.json(search).getInt("logPosition")).isEqualTo(last);
      assertThat(key.post("/api/messages/export", "{}").body().lines())
          .allMatch(
              line -> !line.contains("logPosition") || line.contains("\"logPosition\":" + last));
      var page = ApiClient.json(key.get(api, path + "/history?limit=1").body());
      assertThat(page.getString("nextCursor")).isEqualTo("1");
      var second = ApiClient.json(key.get(api, path + "/history?limit=1&cursor=1").body());
      assertThat(second.getJsonArray("events").getJsonObject(0).getInt("seq")).isEqualTo(2);
      var missed = EventStream.open(api, key.request(api, path + "/events?lastEventId=1").build());
      missed.awaitEnd();
      assertThat(missed.received())
          .extracting(EventStream.Received::id)
          .containsSubsequence("2", String.valueOf(last));
      assertThat(key.get(api, path + "/events?lastEventId=" + last).statusCode()).isEqualTo(204);
      assertThat(key.get(api, path + "/events?lastEventId=" + (last + 1)).body())
          .describedAs("a place that is not there yet")
          .contains("event: reset");
    }
  }

  private static String messagePath(JsonObject sent) {
    return "/api/messages/%s/messages/%s"
        .formatted(
            sent.getString("correlationId"),
            sent.getJsonArray("messages").getJsonObject(0).getString("id"));
  }

  @Test
  void an_idempotency_key_of_another_team_is_another_one() {
    var idempotencyKey = UUID.randomUUID().toString();
    try (var one = keyOf("teams-once");
        var other = keyOf("teams-once-more")) {
      var first = send(one, idempotencyKey, "First");
      var second = send(other, idempotencyKey, "Second");

      assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(202);
      assertThat(second.headers().firstValue("Idempotency-Replayed")).isEmpty();
      assertThat(send(one, idempotencyKey, "First").body()).isEqualTo(first.body());
      assertThat(send(other, idempotencyKey, "First").statusCode()).isEqualTo(422);
    }
  }

  private HttpResponse<String> send(MadeKey key, String idempotencyKey, String text) {
    return api.call(
        key.request(api, "/api/messages")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(
                BodyPublishers.ofString(
                    "{\"recipients\":[\"+385911200401\"],\"text\":\"" + text + "\"}"))
            .build());
  }

  /** The caller of this name in the team default may send ten messages a day. */
  @Test
  void a_limit_is_of_a_caller_in_a_team() {
    var recipients = IntStream.range(0, 11).mapToObj(i -> "+3859112005" + (10 + i)).toList();
    var body =
        Json.createObjectBuilder()
            .add("recipients", Json.createArrayBuilder(recipients))
            .add("text", "More than ten")
            .build()
            .toString();
    try (var key = MadeKey.ofTeam(api, "teams-limits", "frugal", ALL)) {
      var accepted = key.post("/api/messages", body);
      assertThat(accepted.statusCode()).isEqualTo(202);
      assertThat(accepted.headers().firstValue("RateLimit")).isEmpty();
    }
  }

  @Test
  void an_administrator_of_a_team_administers_that_team_and_sees_no_other() {
    try (var key = keyOf("teams-admin");
        var theirs = keyOf("teams-other")) {
      assertThat(key.get(api, "/api/keys").body()).contains(key.id()).doesNotContain(theirs.id());
      assertThat(key.get(api, "/api/keys/" + theirs.id()).body())
          .isEqualTo(key.get(api, "/api/keys/000000000000").body());
      assertThat(
              api.call(key.request(api, "/api/keys/" + theirs.id()).DELETE().build()).statusCode())
          .isEqualTo(404);
      assertThat(key.get(api, "/api/teams").body())
          .contains("teams-admin")
          .doesNotContain("teams-other", "default");
      assertThat(key.post("/api/teams", "{\"name\":\"teams-new\"}").body())
          .contains("/not-for-this-team");
      for (var team : List.of("teams-other", "default", "teams-never")) {
        assertThat(key.post("/api/keys", wanted(team, "read")).body())
            .contains("\"field\":\"team\",\"message\":\"must be 'teams-admin', or left out\"");
      }
      var own = key.post("/api/keys", "{\"caller\":\"desk\",\"scopes\":[\"read\"]}").body();
      assertThat(ApiClient.json(own).getString("team")).isEqualTo("teams-admin");
      assertThat(api.get("/api/keys").body()).contains(key.id(), theirs.id());
    }
  }

  @Test
  void what_is_of_the_whole_installation_takes_a_key_of_the_team_default() {
    try (var key = keyOf("teams-whole")) {
      assertThat(key.post("/api/keys", wanted("teams-whole", "operate")).body())
          .contains("\"field\":\"scopes\"");
      assertThat(api.post("/api/keys", wanted("teams-whole", "operate")).statusCode())
          .isEqualTo(400);
      assertThat(api.post("/api/keys", wanted("teams-never", "read")).body())
          .contains("\"field\":\"team\"");
      assertThat(key.get(api, "/api/webhook-calls").body()).contains("/missing-scope");
      assertThat(key.post("/api/erasures", "{\"recipient\":\"+385911200601\"}").body())
          .contains("/not-for-this-team");
      assertThat(key.get(api, "/api/erasures/" + UUID.randomUUID()).body())
          .contains("/not-for-this-team");
      assertThat(key.get(api, "/api/erasures").body()).contains("/not-for-this-team");
      assertThat(key.get(api, "/api/keys/configured-tests/sessions").statusCode()).isEqualTo(404);
    }
  }

  private static String wanted(String team, String scope) {
    return "{\"team\":\"%s\",\"caller\":\"desk\",\"scopes\":[\"%s\"]}".formatted(team, scope);
  }

  @Test
  void a_session_tells_its_team_and_a_team_has_a_name_of_its_own() {
    try (var key = keyOf("teams-session")) {
      assertThat(key.get(api, "/api/session").body()).contains("\"team\":\"teams-session\"");
    }
    assertThat(api.get("/api/session").body()).contains("\"team\":\"default\"");
    assertThat(api.post("/api/teams", "{\"name\":\"teams-session\"}").body())
        .contains("/team-exists");
    for (var name : List.of("", "A", "a b", "a/b", "x".repeat(41))) {
      assertThat(api.post("/api/teams", "{\"name\":\"" + name + "\"}").statusCode())
          .as(name)
          .isEqualTo(400);
    }
  }

  private JsonObject send(MadeKey key, String body) {
    var accepted = key.post("/api/messages", body);
    assertThat(accepted.statusCode()).isEqualTo(202);
    return ApiClient.json(accepted.body());
  }
}
