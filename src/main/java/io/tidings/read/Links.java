package io.tidings.read;

import io.tidings.json.Json;
import io.tidings.message.CorrelationId;
import jakarta.json.JsonObject;

/** Where a send request can be read and followed. */
public final class Links {

  private Links() {}

  public static String self(CorrelationId correlationId) {
    return "/api/messages/" + correlationId;
  }

  public static JsonObject of(CorrelationId correlationId) {
    return Json.createObjectBuilder()
        .add("self", self(correlationId))
        .add("events", self(correlationId) + "/events")
        .build();
  }
}
