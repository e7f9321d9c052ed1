package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Makes and revokes keys and teams, as their administrator does. */
final class KeyCalls {

  private static final String HEADERS = "Authorization: Bearer " + Installation.KEY + "\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final URI server;

  KeyCalls(URI server) {
    this.server = server;
  }

  /** A key that was made. */
  record Made(String id, String text) {

    String header() {
      return "Authorization: Bearer " + text + "\r\n";
    }
  }

  Made make(String team, String caller) throws IOException {
    var body =
        "{\"team\":\"%s\",\"caller\":\"%s\",\"scopes\":[\"send\",\"read\"]}"
            .formatted(team, caller);
    var json = post("/api/keys", body);
    return new Made(json.getString("id"), json.getString("key"));
  }

  void makeTeam(String name) throws IOException {
    post("/api/teams", "{\"name\":\"%s\"}".formatted(name));
  }

  void revoke(Made key) throws IOException {
    expect(204, call("DELETE", "/api/keys/" + key.id(), ""));
  }

  private JsonObject post(String path, String body) throws IOException {
    var answer = call("POST", path, body);
    expect(201, answer);
    try (var reader = Json.createReader(new StringReader(answer.text()))) {
      return reader.readObject();
    }
  }

  /** Over a connection of its own: between two calls a server would close it. */
  private HttpAnswer call(String method, String path, String body) throws IOException {
    try (var connection = new HttpConnection(server, PATIENCE)) {
      return connection.call(
          HttpConnection.request(method, path, HEADERS, body.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void expect(int status, HttpAnswer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
  }
}
