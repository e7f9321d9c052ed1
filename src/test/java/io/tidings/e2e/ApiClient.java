package io.tidings.e2e;

import io.tidings.dev.run.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** Calls Tidings as its users do, over HTTP. */
final class ApiClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  ApiClient(URI base) {
    this.base = base;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  HttpRequest.Builder authorised(String path) {
    return request(path).header("Authorization", "Bearer " + Installation.KEY);
  }

  HttpResponse<String> call(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  HttpResponse<String> get(String path) {
    return call(authorised(path).build());
  }

  JsonObject getJson(String path) {
    var response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + " " + response.body());
    }
    return json(response.body());
  }

  HttpResponse<String> post(String path, String body) {
    return call(
        authorised(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> delete(String path) {
    return call(authorised(path).DELETE().build());
  }

  /**
   * @return the answer to the send request, which was accepted
   */
  JsonObject send(String text, String... recipients) {
    return send(text, Arrays.asList(recipients));
  }

  JsonObject send(String text, List<String> recipients) {
    var body =
        Json.createObjectBuilder()
            .add("text", text)
            .add("recipients", Json.createArrayBuilder(recipients))
            .build();
    var response = post("/api/messages", body.toString());
    if (response.statusCode() != 202) {
      throw new AssertionError("not accepted: " + response.statusCode() + " " + response.body());
    }
    return json(response.body());
  }

  /** With its whole history, however many pages that takes. */
  JsonObject read(String correlationId) {
    var read = getJson("/api/messages/" + correlationId + "?events=true");
    var events = Json.createArrayBuilder(read.getJsonArray("events"));
    var next = read.getJsonObject("links").getString("nextEvents", null);
    while (next != null) {
      var page = getJson(next);
      events.addAll(Json.createArrayBuilder(page.getJsonArray("events")));
      next = page.getJsonObject("links").getString("next", null);
    }
    return Json.createObjectBuilder(read).add("events", events).build();
  }

  /** Waits until every message of the send request is final. */
  JsonObject readWhenFinal(String correlationId) {
    return Eventually.get(
        "send request " + correlationId + " to be final",
        () -> read(correlationId),
        json -> json.getBoolean("final"));
  }

  /** Posts a delivery report as Infobip does. */
  HttpResponse<String> report(String body) {
    return call(
        request("/webhooks/infobip/reports/" + Installation.REPORT_TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The value of a meter with all its labels given, or the sum over its labels. */
  double meter(String name) {
    return get("/api/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  HttpClient http() {
    return http;
  }

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
