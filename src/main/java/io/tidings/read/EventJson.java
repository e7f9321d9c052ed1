package io.tidings.read;

import io.tidings.message.Event;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Renders an event: {@code status}, {@code outcome} and {@code final} say where the message stands
 * after it, {@code provider} and {@code error} what was reported.
 */
public final class EventJson {

  private EventJson() {}

  public static JsonObject of(Event event) {
    var json =
        Json.createObjectBuilder()
            .add("seq", event.seq())
            .add("correlationId", event.correlationId().toString())
            .add("messageId", event.messageId().toString())
            .add("at", event.at().toString())
            .add("source", event.source().name())
            .add("verdict", event.verdict().name())
            .add("status", event.status())
            .add("outcome", event.outcome().word())
            .add("final", event.isFinal());
    addReported(json, event);
    return json.add("repeats", event.repeats()).build();
  }

  private static void addReported(JsonObjectBuilder json, Event event) {
    ProviderJson.addStatus(json, event.reported());
    ProviderJson.addError(json, event.error());
    event.segments().ifPresent(segments -> json.add("segments", segments));
    event.price().ifPresent(price -> ProviderJson.addPrice(json, price));
    event.mccMnc().ifPresent(network -> json.add("mccMnc", network));
    event.doneAt().ifPresent(doneAt -> json.add("doneAt", doneAt.toString()));
    event.reason().ifPresent(reason -> json.add("reason", reason));
  }
}
