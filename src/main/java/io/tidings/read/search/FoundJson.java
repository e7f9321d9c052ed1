package io.tidings.read.search;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.read.json.Links;
import io.tidings.read.json.MessageJson;
import io.tidings.read.json.TextJson;
import jakarta.json.JsonObject;

/** Renders a message that was found, and what it is one of. */
public final class FoundJson {

  private FoundJson() {}

  public static JsonObject of(FoundPage.Entry entry, Links links, Content content) {
    var request = entry.request();
    var correlationId = request.correlationId();
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", correlationId.toString())
            .add("createdAt", request.createdAt().toString())
            .add("caller", request.caller());
    TextJson.addBeginningOf(json, entry.message(), request, content);
    request.sender().ifPresent(sender -> json.add("sender", sender));
    return json.addAll(JsonFactory.createObjectBuilder(MessageJson.of(entry.message(), content)))
        .add(
            "links",
            JsonFactory.createObjectBuilder()
                .add("self", links.message(correlationId, entry.message().id()))
                .add("sendRequest", links.self(correlationId)))
        .build();
  }
}
