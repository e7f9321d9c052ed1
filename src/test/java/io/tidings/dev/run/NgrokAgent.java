package io.tidings.dev.run;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The ngrok agent on this machine, asked for the address under which the Internet reaches us. */
record NgrokAgent(URI api) {

  static final NgrokAgent LOCAL = new NgrokAgent(URI.create("http://127.0.0.1:4040/"));

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The https address of the tunnel to the port. */
  String publicUrl(int port) {
    return tunnels(port).getJsonArray("tunnels").getValuesAs(JsonObject.class).stream()
        .filter(tunnel -> leadsTo(tunnel, port))
        .map(tunnel -> tunnel.getString("public_url", ""))
        .filter(url -> url.startsWith("https://"))
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    "The ngrok agent has no https tunnel to port %1$d; start one with `ngrok http %1$d`."
                        .formatted(port)));
  }

  private static boolean leadsTo(JsonObject tunnel, int port) {
    var address =
        Optional.ofNullable(tunnel.getJsonObject("config"))
            .map(config -> config.getString("addr", ""))
            .orElse("");
    return address.equals(Integer.toString(port)) || address.endsWith(":" + port);
  }

  private JsonObject tunnels(int port) {
    var request = HttpRequest.newBuilder(api.resolve("/api/tunnels")).timeout(PATIENCE).build();
    try {
      var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      var body = client.send(request, BodyHandlers.ofString()).body();
      try (var reader = Json.createReader(new StringReader(body))) {
        var answer = reader.readObject();
        return answer.containsKey("tunnels") ? answer : noAnswer(port);
      }
    } catch (IOException | JsonException e) {
      return noAnswer(port);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonObject noAnswer(int port) {
    throw new RunException(
        "No ngrok agent answers at %s; start one with `ngrok http %d`.".formatted(api, port));
  }
}
