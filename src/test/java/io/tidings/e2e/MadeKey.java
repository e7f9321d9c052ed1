package io.tidings.e2e;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key made at {@code /api/keys}, revoked when the test ends. */
record MadeKey(ApiClient api, String id, String text) implements AutoCloseable {

  static MadeKey of(ApiClient api, String caller, List<String> scopes) {
    return of(api, caller, scopes, Optional.empty());
  }

  /** One with which nothing leaves. */
  static MadeKey ofTest(ApiClient api, String caller) {
    return made(
        api,
        Json.createObjectBuilder()
            .add("caller", caller)
            .add("test", true)
            .add("scopes", Json.createArrayBuilder(List.of("send", "read", "read-content"))));
  }

  static MadeKey of(
      ApiClient api, String caller, List<String> scopes, Optional<Instant> expiresAt) {
    return of(api, Optional.empty(), caller, scopes, expiresAt);
  }

  /** The team is made if it is not there. */
  static MadeKey ofTeam(ApiClient api, String team, String caller, List<String> scopes) {
    var made = api.post("/api/teams", "{\"name\":\"" + team + "\"}");
    if (made.statusCode() != 201 && made.statusCode() != 409) {
      throw new AssertionError("not made: " + made.statusCode() + " " + made.body());
    }
    return of(api, Optional.of(team), caller, scopes, Optional.empty());
  }

  private static MadeKey of(
      ApiClient api,
      Optional<String> team,
      String caller,
      List<String> scopes,
      Optional<Instant> expiresAt) {
    var body =
        Json.createObjectBuilder()
            .add("caller", caller)
            .add("scopes", Json.createArrayBuilder(scopes));
    team.ifPresent(name -> body.add("team", name));
    expiresAt.ifPresent(end -> body.add("expiresAt", end.toString()));
    return made(api, body);
  }

  private static MadeKey made(ApiClient api, JsonObjectBuilder body) {
    var made = api.post("/api/keys", body.build().toString());
    if (made.statusCode() != 201) {
      throw new AssertionError("not made: " + made.statusCode() + " " + made.body());
    }
    var json = ApiClient.json(made.body());
    return new MadeKey(api, json.getString("id"), json.getString("key"));
  }

  HttpResponse<String> get(ApiClient node, String path) {
    return node.call(request(node, path).build());
  }

  HttpResponse<String> post(String path, String body) {
    return call("POST", path, body);
  }

  /**
   * @param body JSON; empty for none
   */
  HttpResponse<String> call(String method, String path, String body) {
    return api.call(
        request(api, path)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  HttpRequest.Builder request(ApiClient node, String path) {
    return node.request(path).header("Authorization", "Bearer " + text);
  }

  /** By the key of the tests. */
  HttpResponse<String> revoke() {
    return api.call(api.authorised("/api/keys/" + id).DELETE().build());
  }

  @Override
  public void close() {
    revoke();
  }
}
