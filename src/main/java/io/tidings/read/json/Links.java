package io.tidings.read.json;

import io.tidings.json.JsonFactory;
import io.tidings.message.CorrelationId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.UUID;

/**
 * Where a send request can be read and followed, on the server that was called.
 *
 * @param api the path of the API there, with a slash at its end; a server may have put an
 *     application anywhere
 */
public record Links(String api) {

  /**
   * @param base of the application, as JAX-RS tells it
   */
  public static Links under(URI base) {
    return new Links(base.getRawPath());
  }

  public JsonObject of(CorrelationId correlationId) {
    return from(correlationId).build();
  }

  public JsonObjectBuilder from(CorrelationId correlationId) {
    return JsonFactory.createObjectBuilder()
        .add("self", self(correlationId))
        .add("events", self(correlationId) + "/events");
  }

  /** The stream that a ticket opens. */
  public String ticket(String token) {
    return api + "events?ticket=" + token;
  }

  public String message(CorrelationId correlationId, UUID id) {
    return self(correlationId) + "/messages/" + id;
  }

  /** The history of all messages after an event. */
  public String history(CorrelationId correlationId, long after) {
    return self(correlationId) + "/history?cursor=" + after;
  }

  public String self(CorrelationId correlationId) {
    return api + "messages/" + correlationId;
  }
}
