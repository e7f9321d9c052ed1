package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a simulator as a test's own client. */
final class Caller {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Simulator simulator;
  private final String authorization;

  /** Shows this authorization, and none when it is empty. */
  Caller(Simulator simulator, String authorization) {
    this.simulator = simulator;
    this.authorization = authorization;
  }

  static Caller of(Simulator simulator) {
    return new Caller(simulator, "App " + SimulatorSettings.defaults().apiKey());
  }

  HttpResponse<String> get(String path) {
    return call("GET", path, "");
  }

  HttpResponse<String> post(String path, String body) {
    return call("POST", path, body);
  }

  HttpResponse<String> delete(String path) {
    return call("DELETE", path, "");
  }

  HttpResponse<String> put(String path, String body) {
    return call("PUT", path, body);
  }

  JsonObject getJson(String path) {
    return JsonText.parse(get(path).body());
  }

  HttpResponse<String> submit(String body) {
    return post("/sms/3/messages", body);
  }

  HttpResponse<String> post(String path, String contentType, String body) {
    return call("POST", path, contentType, body);
  }

  private HttpResponse<String> call(String method, String path, String body) {
    return call(method, path, "application/json", body);
  }

  private HttpResponse<String> call(String method, String path, String contentType, String body) {
    var request =
        HttpRequest.newBuilder(simulator.baseUri().resolve(path))
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.ofString(body));
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
