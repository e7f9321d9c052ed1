package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.read.json.MessageJson;
import io.tidings.read.json.TestJson;
import io.tidings.read.json.TextJson;
import io.tidings.read.search.FoundPage;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Renders all that is stored of a message but its history: what was asked, and where it stands. */
final class StoredJson {

  private StoredJson() {}

  static JsonObject of(FoundPage.Entry entry, Content content) {
    return JsonFactory.createObjectBuilder()
        .add("kind", "message")
        .add("sendRequest", of(entry.request(), content))
        .add("message", of(entry.message(), entry.request(), content))
        .build();
  }

  private static JsonObject of(SendRequest request, Content content) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("correlationId", request.correlationId().toString())
            .add("createdAt", request.createdAt().toString())
            .add("caller", request.caller())
            .add("recipients", request.recipients());
    TestJson.add(json, request.isTest());
    request.sender().ifPresent(sender -> json.add("sender", sender));
    request.sendAt().ifPresent(sendAt -> json.add("sendAt", sendAt.toString()));
    request.givenIdempotencyKey().ifPresent(key -> json.add("idempotencyKey", key));
    TextJson.add(json, request, content);
    return json.add("options", request.options()).build();
  }

  private static JsonObject of(Message message, SendRequest request, Content content) {
    var json = JsonFactory.createObjectBuilder(MessageJson.of(message, content));
    message.bulkId().ifPresent(bulk -> json.add("bulkId", bulk));
    message.values().ifPresent(values -> addText(json, message, values, request, content));
    return json.add("position", message.position())
        .add("attempts", message.attempts())
        .add("checks", message.checks())
        .add("updatedAt", message.updatedAt().toString())
        .build();
  }

  /** Of a message with a text of its own, that and what it is made with. */
  private static void addText(
      JsonObjectBuilder json,
      Message message,
      JsonObject values,
      SendRequest request,
      Content content) {
    TextJson.addOf(json, message, request, content);
    if (!content.isHidden()) {
      json.add("values", values);
    }
  }
}
