package io.tidings.e2e;

import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key made at {@code /api/keys}, revoked when the test ends. */
record MadeKey(ApiClient api, String id, String text) implements AutoCloseable {

  static MadeKey of(ApiClient api, String caller, List<String> scopes) {
    return of(api, caller, scopes, Optional.empty());
  }

  static MadeKey of(
      ApiClient api, String caller, List<String> scopes, Optional<Instant> expiresAt) {
    var body =
        Json.createObjectBuilder()
            .add("caller", caller)
            .add("scopes", Json.createArrayBuilder(scopes));
    expiresAt.ifPresent(end -> body.add("expiresAt", end.toString()));
    var made = api.post("/api/keys", body.build().toString());
    if (made.statusCode() != 201) {
      throw new AssertionError("not made: " + made.statusCode() + " " + made.body());
    }
    var json = ApiClient.json(made.body());
    return new MadeKey(api, json.getString("id"), json.getString("key"));
  }

  HttpResponse<String> get(ApiClient node, String path) {
    return node.call(node.request(path).header("Authorization", "Bearer " + text).build());
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
