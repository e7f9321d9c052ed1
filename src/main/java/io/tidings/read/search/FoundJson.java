package io.tidings.read.search;

import io.tidings.json.JsonFactory;
import io.tidings.read.json.Links;
import io.tidings.read.json.MessageJson;
import jakarta.json.JsonObject;

/** Renders a message that was found, and what it is one of. */
final class FoundJson {

  /** Characters of the text that are shown: enough to know it again. */
  private static final int BEGINNING = 100;

  private FoundJson() {}

  static JsonObject of(FoundPage.Entry entry, Links links) {
    var request = entry.request();
    var correlationId = request.correlationId();
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", correlationId.toString())
            .add("createdAt", request.createdAt().toString())
            .add("caller", request.caller())
            .add("textBeginning", beginning(request.text()));
    request.sender().ifPresent(sender -> json.add("sender", sender));
    return json.addAll(JsonFactory.createObjectBuilder(MessageJson.of(entry.message())))
        .add(
            "links",
            JsonFactory.createObjectBuilder()
                .add("self", links.message(correlationId, entry.message().id()))
                .add("sendRequest", links.self(correlationId)))
        .build();
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= BEGINNING
        ? text
        : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…";
  }
}
