package io.tidings.dev.simulator;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a call gets: a status with a body, or a dropped connection. */
record Answer(int httpStatus, String contentType, String body, Map<String, String> headers) {
  private static final int DROPPED = 0;

  static final Answer DROP = new Answer(DROPPED, "", "", Map.of());

  static Answer json(int httpStatus, JsonObject body) {
    return new Answer(httpStatus, "application/json;charset=UTF-8", body.toString(), Map.of());
  }

  /** What a gateway in front of Infobip says: no JSON. */
  static Answer gatewayError(int httpStatus) {
    var page = "<html><head><title>%1$d</title></head><body><h1>%1$d</h1></body></html>";
    return new Answer(httpStatus, "text/html", page.formatted(httpStatus), Map.of());
  }

  Answer withHeader(String name, String value) {
    return new Answer(httpStatus, contentType, body, Map.of(name, value));
  }

  void send(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (httpStatus == DROPPED) {
        return;
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", contentType);
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(httpStatus, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
